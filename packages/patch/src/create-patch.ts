import { fewestEdits } from "./fewest-edits.ts";
import { isJsonObject, JsonNumber, type JsonObject, type JsonValue } from "@outrigger/go-std/json";

/** One operation of a JSON patch (RFC 6902), of the kinds that a comparison makes. */
export type Operation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: JsonValue }
  | { readonly op: "remove"; readonly path: string };

/**
 * The JSON patch (RFC 6902) that turns a document into another. Values are shared with `to`, nothing is copied.
 *
 * Lists are compared by position: surplus elements are removed from the end on, missing ones added at the end, and those that
 * both have compared one by one. Numbers are compared as they are written, so that `1.0` replaces `1`.
 *
 * Behaves as: gomodules.xyz/jsonpatch/v2, CreatePatch: the same operations. Their order, random there, follows the documents here. With
 * `library: "v3"`, its version 3: what was null is added, lists of scalars are changed by the fewest edits, and the order, that of the
 * documents, is Go's.
 *
 * @example
 * ```ts
 * import { createPatch } from "@outrigger/patch";
 * createPatch({ a: 1, b: [1, 2] }, { b: [1], c: {} });
 * // [{ op: "remove", path: "/b/1" }, { op: "add", path: "/c", value: {} }, { op: "remove", path: "/a" }]
 * ```
 */
export function createPatch(from: JsonValue, to: JsonValue, options: CreatePatchOptions = {}): Operation[] {
  const comparison: Comparison = { operations: [], later: [], depth: 0, isV3: options.library === "v3" };
  compare(from, to, "", comparison);
  for (let next = comparison.later.pop(); next !== undefined; next = comparison.later.pop()) {
    compare(next.from, next.to, next.path, comparison);
  }
  return comparison.operations;
}

/** How {@link createPatch} compares. */
export interface CreatePatchOptions {
  /** The version of Go's library. Default: `v2`. */
  readonly library?: "v2" | "v3";
}

interface Comparison {
  readonly isV3: boolean;
  readonly operations: Operation[];
  /** What lies too deep for the call stack: compared afterwards, from the top of it. */
  readonly later: { readonly from: JsonValue; readonly to: JsonValue; readonly path: string }[];
  depth: number;
}

const DEPTH = 500;

function compare(from: JsonValue, to: JsonValue, path: string, comparison: Comparison): void {
  if (from === to) return;
  const areLists = Array.isArray(from) && Array.isArray(to);
  if (!areLists && !(isJsonObject(from) && isJsonObject(to))) {
    const op = comparison.isV3 && from === null ? "add" : "replace";
    if (!isSameNumber(from, to)) comparison.operations.push({ op, path, value: to });
  } else if (comparison.depth === DEPTH) {
    comparison.later.push({ from, to, path });
  } else {
    comparison.depth++;
    if (areLists) compareLists(from as readonly JsonValue[], to as readonly JsonValue[], path, comparison);
    else compareObjects(from as JsonObject, to as JsonObject, path, comparison);
    comparison.depth--;
  }
}

function isSameNumber(from: JsonValue, to: JsonValue): boolean {
  const left = literalOf(from);
  return left !== undefined && left === literalOf(to);
}

function literalOf(value: JsonValue): string | undefined {
  if (typeof value === "number") return String(value);
  return value instanceof JsonNumber ? value.text : undefined;
}

function compareObjects(from: JsonObject, to: JsonObject, path: string, comparison: Comparison): void {
  for (const key of Object.keys(to)) {
    const value = to[key] ?? null;
    if (!Object.hasOwn(from, key)) {
      comparison.operations.push({ op: "add", path: `${path}/${escapeToken(key)}`, value });
    } else if (from[key] !== value) {
      compare(from[key] ?? null, value, `${path}/${escapeToken(key)}`, comparison);
    }
  }
  for (const key of Object.keys(from)) {
    if (!Object.hasOwn(to, key)) comparison.operations.push({ op: "remove", path: `${path}/${escapeToken(key)}` });
  }
}

function compareLists(
  from: readonly JsonValue[],
  to: readonly JsonValue[],
  path: string,
  comparison: Comparison,
): void {
  const edits = comparison.isV3 ? fewestEdits(from, to, path) : undefined;
  if (edits !== undefined) {
    for (const edit of edits) comparison.operations.push(edit);
    return;
  }
  const both = Math.min(from.length, to.length);
  for (let at = from.length - 1; at >= both; at--) comparison.operations.push({ op: "remove", path: `${path}/${at}` });
  for (let at = both; at < to.length; at++) {
    comparison.operations.push({ op: "add", path: `${path}/${at}`, value: to[at] ?? null });
  }
  for (let at = 0; at < both; at++) {
    if (from[at] !== to[at]) compare(from[at] ?? null, to[at] ?? null, `${path}/${at}`, comparison);
  }
}

/**
 * A member's name as a token of a JSON pointer (RFC 6901).
 *
 * @example
 * ```ts
 * import { escapeToken } from "@outrigger/patch";
 * escapeToken("sidecar.istio.io/status"); // "sidecar.istio.io~1status"
 * ```
 */
export function escapeToken(name: string): string {
  if (!name.includes("/") && !name.includes("~")) return name;
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
