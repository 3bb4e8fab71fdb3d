/**
 * A number as it stands in the document, where a JavaScript number would not do: not a plain integer literal (`80.0`, `8e1`,
 * `1.5`, `-0`), or an integer beyond 2^53. Go decides by the literal what such a number fits into.
 *
 * @example
 * ```ts
 * import { JsonNumber, parseJson } from "@outrigger/go-std/json";
 * const tree = parseJson('{"a": 80, "b": 80.0}'); // { a: 80, b: new JsonNumber("80.0") }
 * ```
 */
export class JsonNumber {
  /** The literal, a valid JSON number. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The nearest JavaScript number. */
  valueOf(): number {
    return Number(this.text);
  }

  /** What JSON.stringify writes: the nearest JavaScript number. {@link encodeJson} writes the literal. */
  toJSON(): number {
    return Number(this.text);
  }
}

/** A JSON document: plain values, and {@link JsonNumber} for the numbers that are no safe plain integers. */
export type JsonValue = null | boolean | number | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** A JSON object. Reach its members as own properties only: `__proto__` is a key like any other. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

const ENTRIES: unique symbol = Symbol("entries");

/** Whether a value is a JSON object (not null, not a list, not a {@link JsonNumber}). */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
}

/** Sets an own property, whatever its name. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (target as Record<string, unknown>)[key] = value;
  }
}

/**
 * The members of an object in document order, repeated keys included; `undefined` when the object says it all by itself (no
 * repeated key). Go applies repeated keys one after the other, which shows where they hold structs, maps or lists.
 */
export function repeatedEntries(object: JsonObject): readonly (readonly [string, JsonValue])[] | undefined {
  return (object as { readonly [ENTRIES]?: readonly (readonly [string, JsonValue])[] })[ENTRIES];
}

/** Remembers the members of an object whose keys repeat, for {@link repeatedEntries}; invisible to everything else. */
export function rememberEntries(object: JsonObject, entries: readonly (readonly [string, JsonValue])[]): void {
  Object.defineProperty(object, ENTRIES, { value: entries, enumerable: false });
}
