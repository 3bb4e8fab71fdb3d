import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isObject, type Json, type JsonObject, textAt } from "../json.ts";
import { sameJson } from "./same-json.ts";
import { type Layout, layoutOf, writeLines } from "./yaml-layout.ts";

/** A piece of text in place of another. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What the pieces are gathered from. */
interface Work {
  readonly text: string;
  readonly layout: Layout;
  readonly splices: Splice[];
}

/** A node of the text, what it says, and what it is to say. */
interface Change<N = Node | null | undefined> {
  readonly node: N;
  readonly before: Json;
  readonly after: Json;
}

/**
 * A YAML document changed from one value to another, the text around the changes as it is; undefined where that cannot be done by
 * changing places of the text alone.
 */
export function spliceYaml(text: string, before: Json, after: Json): string | undefined {
  const document: Document.Parsed = parseDocument(text, {
    version: "1.1",
    uniqueKeys: false,
    strict: false,
    logLevel: "silent",
  });
  if (document.errors.length > 0) return undefined;
  const work: Work = { text, layout: layoutOf(text, document.contents), splices: [] };
  if (!change(work, { node: document.contents, before, after })) return undefined;
  let output = "";
  let at = 0;
  for (const { from, to, text: replacement } of work.splices.sort((left, right) => left.from - right.from)) {
    if (from < at) return undefined;
    output += text.slice(at, from) + replacement;
    at = to;
  }
  return output + text.slice(at);
}

/** Gathers what changes below a node; false where the node has to be written anew. */
function change(work: Work, { node, before, after }: Change): boolean {
  if (sameJson(before, after)) return true;
  if (isMap(node) && node.flow !== true && isObject(before) && isObject(after)) {
    return changeMap(work, { node, before, after });
  }
  if (isSeq(node) && node.flow !== true && Array.isArray(before) && Array.isArray(after)) {
    return changeList(work, { node, before: before as readonly Json[], after: after as readonly Json[] });
  }
  return false;
}

interface MapChange {
  readonly node: YAMLMap;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

function changeMap(work: Work, { node, before, after }: MapChange): boolean {
  const pairs = new Map(node.items.map((pair) => [keyOf(pair), pair]));
  const first = node.items[0];
  if (first === undefined) return false;
  const column = columnOf(work.text, startOf(first.key));
  for (const key of Object.keys(before)) {
    if (Object.hasOwn(after, key)) continue;
    const pair = pairs.get(key);
    if (pair === undefined || pair === first) return false;
    removeLines(work, startOf(pair.key), endOf(pair));
  }
  const added: string[] = [];
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) {
      added.push(...writeLines(work.layout, { [key]: value }));
      continue;
    }
    const pair = pairs.get(key);
    const old = before[key] ?? null;
    if (sameJson(old, value)) continue;
    if (pair === undefined) return false;
    if (
      !change(work, { node: pair.value as Node | null, before: old, after: value }) &&
      !replaceValue(work, pair, { column, value })
    )
      return false;
  }
  insertBehind(work, endOf(node), { column, lines: added });
  return true;
}

interface ListChange {
  readonly node: YAMLSeq;
  readonly before: readonly Json[];
  readonly after: readonly Json[];
}

function changeList(work: Work, { node, before, after }: ListChange): boolean {
  const items = node.items as readonly Node[];
  if (items.length !== before.length || items.length === 0) return false;
  const column = columnOf(work.text, node.range?.[0] ?? 0);
  const named = new Map(before.map((item, index) => [textAt(item, "name"), index]));
  let next = 0;
  let pending: string[] = [];
  for (const item of after) {
    const place = sameJson(before[next], item) ? next : named.get(textAt(item, "name"));
    if (place === undefined || (textAt(item, "name") === "" && place !== next)) {
      pending.push(...listItem(work.layout, item));
      continue;
    }
    if (place < next) return false;
    for (; next < place; next++) if (!removeItem(work, items, next)) return false;
    if (pending.length > 0) insertBefore(work, dashOf(work.text, items[place], column), { column, lines: pending });
    pending = [];
    if (!change(work, { node: items[place], before: before[place] ?? null, after: item })) return false;
    next = place + 1;
  }
  for (; next < items.length; next++) if (!removeItem(work, items, next)) return false;
  insertBehind(work, endOf(node), { column, lines: pending });
  return true;
}

function listItem(layout: Layout, item: Json): readonly string[] {
  return writeLines(layout, [item]);
}

/** The first item may share its line with what stands before the list. */
function removeItem(work: Work, items: readonly Node[], index: number): boolean {
  const item = items[index];
  if (index === 0 || item === undefined) return false;
  removeLines(work, startOf(item), endOf(item));
  return true;
}

/** Writes the value of a key anew, on the key's line or below it. */
function replaceValue(work: Work, pair: Pair, { column, value }: { column: number; value: Json }): boolean {
  const { text, layout, splices } = work;
  const colon = text.indexOf(":", endOf(pair.key));
  if (colon < 0 || text.slice(endOf(pair.key), colon).trim() !== "") return false;
  const end = Math.max(colon + 1, lastOf(text, endOf(pair)));
  const lines = writeLines(layout, { k: value });
  const [head = "", ...rest] = lines;
  const below = rest.map((line) => `${layout.lineEnd}${line === "" ? "" : " ".repeat(column)}${line}`);
  splices.push({ from: colon + 1, to: end, text: head.slice(2) + below.join("") });
  return true;
}

interface Block {
  readonly column: number;
  readonly lines: readonly string[];
}

/** Puts lines behind the one on which something ends. */
function insertBehind({ text, layout, splices }: Work, end: number, { column, lines }: Block): void {
  if (lines.length === 0) return;
  const at = text.indexOf("\n", lastOf(text, end));
  const block = lines.map((line) => `${indented(line, column)}${layout.lineEnd}`).join("");
  if (at >= 0) splices.push({ from: at + 1, to: at + 1, text: block });
  else splices.push({ from: text.length, to: text.length, text: `${layout.lineEnd}${block}`.replace(/\r?\n$/, "") });
}

/** Puts lines before the one on which something begins. */
function insertBefore({ text, layout, splices }: Work, start: number, { column, lines }: Block): void {
  const at = start - columnOf(text, start);
  splices.push({ from: at, to: at, text: lines.map((line) => `${indented(line, column)}${layout.lineEnd}`).join("") });
}

function removeLines({ text, splices }: Work, start: number, end: number): void {
  const from = start - columnOf(text, start);
  const at = text.indexOf("\n", lastOf(text, end));
  splices.push({ from, to: at < 0 ? text.length : at + 1, text: "" });
}

function indented(line: string, column: number): string {
  return line === "" ? "" : `${" ".repeat(column)}${line}`;
}

/** The dash of a list's item: the first of its column from the item's line upwards. */
function dashOf(text: string, item: Node | undefined, column: number): number {
  let line = startOf(item) - columnOf(text, startOf(item));
  while (line > 0 && text[line + column] !== "-") line = text.lastIndexOf("\n", line - 2) + 1;
  return line + column;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : "";
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

/** Where a node's own text ends, whatever comment follows it. */
function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) return endOf(node.items.at(-1));
  if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1));
  if (isPairOf(node)) return Math.max(endOf(node.key), endOf(node.value));
  return (node as Node | null | undefined)?.range?.[1] ?? 0;
}

function isPairOf(node: unknown): node is Pair {
  return typeof node === "object" && node !== null && "key" in node && !isAlias(node);
}

/** The end without the line ends before it, which belong to block scalars. */
function lastOf(text: string, end: number): number {
  let last = end;
  while (last > 0 && (text[last - 1] === "\n" || text[last - 1] === "\r")) last--;
  return last;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
