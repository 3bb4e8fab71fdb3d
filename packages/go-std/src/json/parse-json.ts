import { isJsonObject, type JsonValue } from "./json-value.ts";
import { readJson } from "./read-json.ts";

/** Go refuses documents that nest deeper. */
const MAX_DEPTH = 10_000;

/**
 * Reads a JSON document as Go does.
 *
 * Integers that a JavaScript number holds exactly come as numbers; every other number keeps its literal ({@link JsonNumber}).
 * Unpaired surrogates become U+FFFD. `__proto__` is an ordinary key. Repeated keys: the object holds the last value, and
 * `repeatedEntries` tells all of them.
 *
 * Behaves as: encoding/json, Unmarshal: the same texts are refused, with the same message. Throws a JsonSyntaxError.
 *
 * @example
 * ```ts
 * import { parseJson } from "@outrigger/go-std/json";
 * parseJson('{"port": 80}'); // { port: 80 }
 * ```
 */
export function parseJson(text: string): JsonValue {
  const members = countPlainMembers(text);
  if (members < 0) return readJson(text);
  let tree: JsonValue;
  try {
    tree = JSON.parse(text) as JsonValue;
  } catch {
    return readJson(text);
  }
  return countMembers(tree) === members ? tree : readJson(text);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * How many members (colons outside strings) a text has, or -1 where JSON.parse would lose something: a number that is no plain
 * safe integer, an escape that may be half a surrogate pair, too deep a nesting.
 */
function countPlainMembers(text: string): number {
  if (text.includes("\\u")) return -1;
  let members = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      i = endOfString(text, i + 1);
      if (i < 0) return -1;
    } else if (unit === 0x3a) {
      members++;
    } else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > MAX_DEPTH) return -1;
    } else if (unit === 0x7d || unit === 0x5d) {
      depth--;
    } else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      i = endOfPlainInteger(text, i);
      if (i < 0) return -1;
    }
  }
  return members;
}

/** Index of the quote that closes the string whose first character is at `from`, or -1. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = end - 1;
    while (slashes >= from && text.charCodeAt(slashes) === BACKSLASH) slashes--;
    if ((end - 1 - slashes) % 2 === 0) return end;
  }
  return -1;
}

/** Index of the last digit of the integer that begins at `from`; -1 when it is not a plain one of at most 15 digits. */
function endOfPlainInteger(text: string, from: number): number {
  let i = text.charCodeAt(from) === 0x2d ? from + 1 : from;
  if (i > from && text.charCodeAt(i) === 0x30) return -1;
  const first = i;
  let unit = text.charCodeAt(i);
  while (unit >= 0x30 && unit <= 0x39) unit = text.charCodeAt(++i);
  const plain = i - first <= 15 && unit !== 0x2e && unit !== 0x65 && unit !== 0x45;
  return plain ? i - 1 : -1;
}

/** How many members all objects of a tree have together. */
function countMembers(tree: JsonValue): number {
  let members = 0;
  const open: JsonValue[] = [tree];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const item of value as readonly JsonValue[]) if (typeof item === "object" && item !== null) open.push(item);
    } else if (isJsonObject(value)) {
      for (const key of Object.keys(value)) {
        members++;
        const item = value[key];
        if (typeof item === "object" && item !== null) open.push(item);
      }
    }
  }
  return members;
}
