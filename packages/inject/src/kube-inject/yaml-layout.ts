import { isMap, isScalar, isSeq, type Node } from "yaml";
import { isObject, type Json } from "../json.ts";
import { writeScalar } from "./write-scalar.ts";

/** How a text is laid out, as far as it shows. */
export interface Layout {
  readonly lineEnd: string;
  /** Columns by which a map stands behind the one around it. */
  readonly step: number;
  /** Columns by which the dashes of a list stand behind its key. */
  readonly listStep: number;
}

/** The layout of a text: what its first map within a map and its first list within one show. */
export function layoutOf(text: string, root: Node | null): Layout {
  const found: { step?: number; listStep?: number } = {};
  const open: (Node | null | undefined)[] = [root];
  for (let node = open.shift(); node !== undefined && !isDone(found); node = open.shift()) {
    if (isSeq(node)) open.push(...(node.items as readonly Node[]).slice(0, 20));
    if (!isMap(node) || node.flow === true) continue;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || (!isMap(value) && !isSeq(value)) || value.flow === true) continue;
      const gap = columnOf(text, value) - columnOf(text, key as Node);
      if (isMap(value) && gap > 0) found.step ??= gap;
      if (isSeq(value)) found.listStep ??= gap;
      open.push(value);
    }
  }
  const { step = 2, listStep = 0 } = found;
  return { lineEnd: text.includes("\r\n") ? "\r\n" : "\n", step, listStep };
}

function isDone({ step, listStep }: { step?: number; listStep?: number }): boolean {
  return step !== undefined && listStep !== undefined;
}

function columnOf(text: string, node: Node): number {
  const offset = node.range?.[0] ?? 0;
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** The lines of a value in a layout, in block style. */
export function writeLines(layout: Layout, value: Json): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    return (value as readonly Json[]).flatMap((item) => behind("- ", writeLines(layout, item)));
  }
  if (!isObject(value) || Object.keys(value).length === 0) return writeScalar(value);
  return Object.entries(value).flatMap(([key, member]) => entryLines(layout, key, member));
}

function entryLines(layout: Layout, key: string, member: Json): readonly string[] {
  const [head = ""] = writeScalar(key);
  const lines = writeLines(layout, member);
  if (isInline(member)) return [`${head}: ${lines[0] ?? ""}`, ...lines.slice(1)];
  return [`${head}:`, ...indent(lines, Array.isArray(member) ? layout.listStep : layout.step)];
}

/** What stands on the line of its key: scalars, and collections without entries. */
function isInline(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return !isObject(value) || Object.keys(value).length === 0;
}

function behind(mark: string, [first = "", ...rest]: readonly string[]): readonly string[] {
  return [mark + first, ...indent(rest, mark.length)];
}

function indent(lines: readonly string[], columns: number): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `${" ".repeat(columns)}${line}`));
}
