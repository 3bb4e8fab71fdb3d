import { type JsonObject, type JsonValue, rememberEntries, setOwn } from "./json-value.ts";
import { readLiteral, readNumber } from "./read-scalar.ts";
import { readString } from "./read-string.ts";
import { unexpected } from "./unexpected.ts";

const MAX_DEPTH = 10_000;
const BEGIN_VALUE = "looking for beginning of value";

/** A list or an object that is being read. */
type Frame =
  | { readonly kind: "list"; readonly items: JsonValue[] }
  | { readonly kind: "object"; readonly entries: [string, JsonValue][] };

/** Where the reader stands. */
interface Reader {
  readonly text: string;
  at: number;
  readonly open: Frame[];
}

/**
 * Reads a JSON document step by step, with Go's texts for what is wrong. Slower than JSON.parse; keeps every number's literal
 * and every repeated key, and does not recurse.
 */
export function readJson(text: string): JsonValue {
  const reader: Reader = { text, at: skipSpace(text, 0), open: [] };
  for (;;) {
    const value = readValue(reader);
    if (value === undefined) continue;
    const whole = place(reader, value);
    if (whole !== undefined) return whole;
  }
}

/** Reads a scalar or an empty container; opens a container and returns nothing otherwise. */
function readValue(reader: Reader): JsonValue | undefined {
  const { text } = reader;
  const letter = text.charAt(reader.at);
  if (letter === "{" || letter === "[") return openContainer(reader, letter);
  if (letter === '"') {
    const { value, end } = readString(text, reader.at + 1);
    reader.at = end;
    return value;
  }
  const number = letter === "-" || (letter >= "0" && letter <= "9");
  if (!number && letter !== "t" && letter !== "f" && letter !== "n") throw unexpected(text, reader.at, BEGIN_VALUE);
  const { value, end } = number ? readNumber(text, reader.at) : readLiteral(text, reader.at);
  reader.at = end;
  return value;
}

function openContainer(reader: Reader, letter: "{" | "["): JsonValue | undefined {
  if (reader.open.length >= MAX_DEPTH) throw unexpected(reader.text, reader.at, "exceeded max depth");
  const next = skipSpace(reader.text, reader.at + 1);
  reader.at = next;
  if (letter === "[") {
    if (reader.text.charAt(next) === "]") return closeEmpty(reader, []);
    reader.open.push({ kind: "list", items: [] });
    return undefined;
  }
  if (reader.text.charAt(next) === "}") return closeEmpty(reader, {});
  const frame: Frame = { kind: "object", entries: [] };
  reader.open.push(frame);
  readKey(reader, frame.entries);
  return undefined;
}

function closeEmpty(reader: Reader, value: JsonValue): JsonValue {
  reader.at++;
  return value;
}

/** Reads `"key":` and leaves the member with a null that {@link place} replaces. */
function readKey(reader: Reader, entries: [string, JsonValue][]): void {
  const { text } = reader;
  if (text.charAt(reader.at) !== '"') throw unexpected(text, reader.at, "looking for beginning of object key string");
  const { value, end } = readString(text, reader.at + 1);
  const colon = skipSpace(text, end);
  if (text.charAt(colon) !== ":") throw unexpected(text, colon, "after object key");
  entries.push([value, null]);
  reader.at = skipSpace(text, colon + 1);
}

/** Puts a value into the innermost container and closes what ends behind it; returns the document once it is whole. */
function place(reader: Reader, first: JsonValue): JsonValue | undefined {
  const { text, open } = reader;
  let value = first;
  for (;;) {
    reader.at = skipSpace(text, reader.at);
    const frame = open.at(-1);
    if (frame === undefined) {
      if (reader.at < text.length) throw unexpected(text, reader.at, "after top-level value");
      return value;
    }
    put(frame, value);
    if (!ends(reader, frame)) return undefined;
    open.pop();
    value = frame.kind === "list" ? frame.items : objectOf(frame.entries);
  }
}

function put(frame: Frame, value: JsonValue): void {
  if (frame.kind === "list") frame.items.push(value);
  else {
    const member = frame.entries.at(-1);
    if (member !== undefined) member[1] = value;
  }
}

/** Reads what stands behind a value in a container: a comma (and the next key), or the end of the container. */
function ends(reader: Reader, frame: Frame): boolean {
  const { text } = reader;
  const letter = text.charAt(reader.at);
  if (letter === ",") {
    reader.at = skipSpace(text, reader.at + 1);
    if (frame.kind === "object") readKey(reader, frame.entries);
    return false;
  }
  if (letter !== (frame.kind === "list" ? "]" : "}")) {
    throw unexpected(text, reader.at, frame.kind === "list" ? "after array element" : "after object key:value pair");
  }
  reader.at++;
  return true;
}

function objectOf(entries: [string, JsonValue][]): JsonObject {
  const object: JsonObject = {};
  let members = 0;
  for (const [key, value] of entries) {
    if (!Object.hasOwn(object, key)) members++;
    setOwn(object, key, value);
  }
  if (members < entries.length) rememberEntries(object, entries);
  return object;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) break;
  }
  return i;
}
