import { BACKSLASH, DOUBLE_QUOTE, END, hexValue, isBreak, isGap, QUOTE } from "./chars.ts";
import type { Cursor } from "./cursor.ts";
import { atDocumentMark } from "./document-mark.ts";
import { Fold } from "./fold.ts";

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

const HEX_LENGTH: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** Reads a quoted scalar; the cursor stands on the opening quote, and in the end behind the closing one. */
export function scanQuoted(cursor: Cursor): string {
  const quote = cursor.peek();
  cursor.pos++;
  const fold = new Fold();
  let value = "";
  for (;;) {
    if (atDocumentMark(cursor)) cursor.fail("found unexpected document indicator");
    if (cursor.peek() === END) cursor.fail("found unexpected end of stream");
    fold.reset(false);
    value += quote === QUOTE ? scanSingleRun(cursor) : scanDoubleRun(cursor, fold);
    if (cursor.peek() === quote) break;
    fold.read(cursor, 0);
    value += fold.text();
  }
  cursor.pos++;
  return value;
}

/** Text up to a gap or the closing quote; a doubled quote is one. */
function scanSingleRun(cursor: Cursor): string {
  let value = "";
  let start = cursor.pos;
  for (let code = cursor.peek(); !isGap(code); code = cursor.peek()) {
    if (code === QUOTE) {
      if (cursor.at(1) !== QUOTE) break;
      value += cursor.text.slice(start, cursor.pos + 1);
      cursor.pos += 2;
      start = cursor.pos;
    } else cursor.pos++;
  }
  return value + cursor.text.slice(start, cursor.pos);
}

/** Text up to a gap or the closing quote, escapes replaced; an escaped line break ends it too. */
function scanDoubleRun(cursor: Cursor, fold: Fold): string {
  let value = "";
  let start = cursor.pos;
  for (let code = cursor.peek(); !isGap(code) && code !== DOUBLE_QUOTE; code = cursor.peek()) {
    if (code !== BACKSLASH) {
      cursor.pos++;
      continue;
    }
    value += cursor.text.slice(start, cursor.pos);
    if (isBreak(cursor.at(1))) {
      cursor.pos++;
      cursor.takeBreak();
      fold.reset(true);
      return value;
    }
    value += scanEscape(cursor);
    start = cursor.pos;
  }
  return value + cursor.text.slice(start, cursor.pos);
}

function scanEscape(cursor: Cursor): string {
  const name = cursor.text.charAt(cursor.pos + 1);
  const plain = ESCAPES.get(name);
  if (plain !== undefined) {
    cursor.pos += 2;
    return plain;
  }
  const length = HEX_LENGTH.get(name);
  if (length === undefined) return cursor.fail("found unknown escape character");
  cursor.pos += 2;
  return scanHex(cursor, length);
}

function scanHex(cursor: Cursor, length: number): string {
  let code = 0;
  for (let i = 0; i < length; i++) {
    const digit = hexValue(cursor.at(i));
    if (digit < 0) cursor.fail("did not find expected hexdecimal number");
    code = code * 16 + digit;
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    cursor.fail("found invalid Unicode character escape code");
  }
  cursor.pos += length;
  return String.fromCodePoint(code);
}
