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
  const out: string[] = [];
  const open: Work[] = [{ value }];
  for (let work = open.pop(); work !== undefined; work = open.pop()) {
    if (typeof work === "string") out.push(work);
    else writeValue(work.value, { out, open, sortKeys: options.sortKeys === true });
  }
  return out.join("");
}

/** What {@link encodeJson} takes: a JSON tree, bigints included. */
export type EncodableValue =
  | JsonValue
  | bigint
  | readonly EncodableValue[]
  | { readonly [key: string]: EncodableValue };

/** What is still to be written, last first: text, or a value. */
type Work = string | { readonly value: EncodableValue };

interface Writer {
  readonly out: string[];
  readonly open: Work[];
  readonly sortKeys: boolean;
}

function writeValue(value: EncodableValue, writer: Writer): void {
  if (Array.isArray(value)) writeList(value as readonly EncodableValue[], writer);
  else if (isJsonObject(value as JsonValue)) writeObject(value as JsonObject, writer);
  else writer.out.push(encodeScalar(value as Exclude<EncodableValue, object> | JsonNumber));
}

function writeList(list: readonly EncodableValue[], { out, open }: Writer): void {
  out.push("[");
  open.push("]");
  for (let i = list.length - 1; i >= 0; i--) {
    open.push({ value: list[i] as EncodableValue });
    if (i > 0) open.push(",");
  }
}

function writeObject(object: JsonObject, { out, open, sortKeys }: Writer): void {
  const keys = Object.keys(object);
  if (sortKeys) keys.sort(compareKeys);
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
  const quoted = JSON.stringify(wellFormed(text));
  return /[<>&\u2028\u2029]/.test(quoted) ? quoted.replaceAll(/[<>&\u2028\u2029]/g, escapeUnit) : quoted;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
