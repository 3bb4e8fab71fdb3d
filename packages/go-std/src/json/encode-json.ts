import { compareKeys } from "./compare-keys.ts";
import { isJsonObject, JsonNumber, type JsonObject, type JsonValue } from "./json-value.ts";
import { wellFormed } from "./read-string.ts";

/** How {@link encodeJson} writes. */
export interface EncodeOptions {
  /** Order of object members: as they stand (a Go struct), or sorted by key (a Go map). Default: as they stand. */
  readonly sortKeys?: boolean;
}

/**
 * Writes JSON as Go does: `<`, `>`, `&`, U+2028 and U+2029 as `\u003c` and so on, no spaces.
 *
 * A number is a float64 (`1e+21`, `1e-7`, `-0`), a bigint an integer, a {@link JsonNumber} its literal.
 * Behaves as: encoding/json, Marshal. Throws a RangeError `json: unsupported value: NaN` (`+Inf`, `-Inf`).
 *
 * @example
 * ```ts
 * import { encodeJson } from "@outrigger/go-std/json";
 * encodeJson({ b: "<x>", a: 1 }, { sortKeys: true }); // {"a":1,"b":"\u003cx\u003e"}
 * ```
 */
export function encodeJson(value: EncodableValue, options: EncodeOptions = {}): string {
  return write(value, options.sortKeys === true, 0);
}

/** What {@link encodeJson} takes: a JSON tree, bigints included. */
export type EncodableValue =
  | JsonValue
  | bigint
  | readonly EncodableValue[]
  | { readonly [key: string]: EncodableValue };

/** Levels that are written by recursion; what lies deeper, not to overflow a stack, piece by piece. */
const DEPTH = 200;

function write(value: EncodableValue, sortKeys: boolean, depth: number): string {
  if (typeof value === "string") return encodeString(value);
  if (typeof value !== "object" || value === null || value instanceof JsonNumber) {
    return encodeScalar(value);
  }
  if (depth === DEPTH) return writeDeep(value, sortKeys);
  return Array.isArray(value)
    ? writeList(value as readonly EncodableValue[], sortKeys, depth)
    : writeObject(value as JsonObject, sortKeys, depth);
}

function writeList(list: readonly EncodableValue[], sortKeys: boolean, depth: number): string {
  let text = "[";
  for (let i = 0; i < list.length; i++) {
    if (i > 0) text += ",";
    text += write(list[i] as EncodableValue, sortKeys, depth + 1);
  }
  return `${text}]`;
}

function writeObject(object: JsonObject, sortKeys: boolean, depth: number): string {
  const keys = keysOf(object, sortKeys);
  let text = "{";
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    if (i > 0) text += ",";
    text += `${encodeString(key)}:${write(object[key] as EncodableValue, sortKeys, depth + 1)}`;
  }
  return `${text}}`;
}

/**
 * The keys in the order in which they are written. Keys that are numbers come first in JavaScript whatever the order was in; no struct
 * has a field of such a name, so that this is a map, and Go sorts the keys of maps as texts.
 */
function keysOf(object: JsonObject, sortKeys: boolean): string[] {
  const keys = Object.keys(object);
  const first = keys.length > 1 ? (keys[0] as string).charCodeAt(0) : 0;
  return sortKeys || (first >= 0x30 && first <= 0x39) ? keys.sort(compareKeys) : keys;
}

/** What is still to be written, last first: text, or a value. */
type Work = string | { readonly value: EncodableValue };

function writeDeep(value: EncodableValue, sortKeys: boolean): string {
  const out: string[] = [];
  const open: Work[] = [{ value }];
  for (let work = open.pop(); work !== undefined; work = open.pop()) {
    if (typeof work === "string") out.push(work);
    else takeApart(work.value, { out, open, sortKeys });
  }
  return out.join("");
}

interface Writer {
  readonly out: string[];
  readonly open: Work[];
  readonly sortKeys: boolean;
}

function takeApart(value: EncodableValue, writer: Writer): void {
  if (Array.isArray(value)) openList(value as readonly EncodableValue[], writer);
  else if (isJsonObject(value as JsonValue)) openObject(value as JsonObject, writer);
  else writer.out.push(encodeScalar(value as Exclude<EncodableValue, object> | JsonNumber));
}

function openList(list: readonly EncodableValue[], { out, open }: Writer): void {
  out.push("[");
  open.push("]");
  for (let i = list.length - 1; i >= 0; i--) {
    open.push({ value: list[i] as EncodableValue });
    if (i > 0) open.push(",");
  }
}

function openObject(object: JsonObject, { out, open, sortKeys }: Writer): void {
  const keys = keysOf(object, sortKeys);
  out.push("{");
  open.push("}");
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i] as string;
    open.push({ value: object[key] as EncodableValue });
    open.push(`${i > 0 ? "," : ""}${encodeString(key)}:`);
  }
}

function encodeScalar(value: Exclude<EncodableValue, object> | JsonNumber): string {
  if (typeof value === "string") return encodeString(value);
  if (typeof value === "number") return encodeFloat(value);
  return value instanceof JsonNumber ? value.text : String(value);
}

/**
 * Writes a float64 as Go's encoder does.
 *
 * @example
 * ```ts
 * import { encodeFloat } from "@outrigger/go-std/json";
 * encodeFloat(1e21); // "1e+21"
 * ```
 */
export function encodeFloat(value: number): string {
  if (Number.isNaN(value)) throw new RangeError("json: unsupported value: NaN");
  if (!Number.isFinite(value)) throw new RangeError(`json: unsupported value: ${value > 0 ? "+" : "-"}Inf`);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Texts of which nothing is escaped. */
const PLAIN = /^[ !#-%'-;=?-[\]-\u2027\u202a-\ud7ff\ue000-\uffff]*$/;

/**
 * Writes a string literal as Go's encoder does.
 *
 * @example
 * ```ts
 * import { encodeString } from "@outrigger/go-std/json";
 * encodeString("a&b"); // "a\u0026b" in quotes
 * ```
 */
export function encodeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const quoted = JSON.stringify(wellFormed(text));
  return /[<>&\u2028\u2029]/.test(quoted) ? quoted.replaceAll(/[<>&\u2028\u2029]/g, escapeUnit) : quoted;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
