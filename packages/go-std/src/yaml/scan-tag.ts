import { hexValue, isGap, isWord } from "./chars.ts";
import type { Cursor } from "./cursor.ts";
import { scanWord } from "./scan-name.ts";

/** A tag as it is written: `!handle!suffix`, `!suffix` or `!<suffix>` (no handle). */
export interface TagText {
  readonly handle: string;
  readonly suffix: string;
}

const BANG = 0x21;
const LESS = 0x3c;
const GREATER = 0x3e;
const PERCENT = 0x25;
const URI_SIGNS = new Set(";/?:@&=+$,.!~*'()[]%");

/** Reads a tag; the cursor stands on its `!`. */
export function scanTag(cursor: Cursor): TagText {
  const tag = cursor.at(1) === LESS ? scanVerbatim(cursor) : scanShorthand(cursor);
  if (!isGap(cursor.peek())) cursor.fail("did not find expected whitespace or line break");
  return tag;
}

/** Reads `!`, `!!` or `!word!`; for a directive nothing else may stand there. */
export function scanTagHandle(cursor: Cursor, inDirective: boolean): string {
  if (cursor.peek() !== BANG) cursor.fail("did not find expected '!'");
  const start = cursor.pos;
  cursor.pos++;
  scanWord(cursor);
  if (cursor.peek() === BANG) cursor.pos++;
  const handle = cursor.text.slice(start, cursor.pos);
  if (inDirective && handle !== "!" && !handle.endsWith("!")) cursor.fail("did not find expected '!'");
  return handle;
}

/** Reads the characters of a URI behind `head`, %-escapes replaced. */
export function scanUri(cursor: Cursor, head: string): string {
  let uri = head.slice(1);
  let start = cursor.pos;
  for (let code = cursor.peek(); isWord(code) || URI_SIGNS.has(String.fromCharCode(code)); code = cursor.peek()) {
    if (code !== PERCENT) {
      cursor.pos++;
      continue;
    }
    uri += cursor.text.slice(start, cursor.pos) + scanOctets(cursor);
    start = cursor.pos;
  }
  uri += cursor.text.slice(start, cursor.pos);
  if (head === "" && uri === "") cursor.fail("did not find expected tag URI");
  return uri;
}

function scanVerbatim(cursor: Cursor): TagText {
  cursor.pos += 2;
  const suffix = scanUri(cursor, "");
  if (cursor.peek() !== GREATER) cursor.fail("did not find the expected '>'");
  cursor.pos++;
  return { handle: "", suffix };
}

function scanShorthand(cursor: Cursor): TagText {
  const handle = scanTagHandle(cursor, false);
  if (handle.length > 1 && handle.endsWith("!")) return { handle, suffix: scanUri(cursor, "") };
  const suffix = scanUri(cursor, handle);
  return suffix === "" ? { handle: "", suffix: "!" } : { handle: "!", suffix };
}

/** Reads the escaped octets of one character. */
function scanOctets(cursor: Cursor): string {
  const octets: number[] = [];
  let width = 0;
  do {
    const octet = hexValue(cursor.at(1)) * 16 + hexValue(cursor.at(2));
    if (cursor.peek() !== PERCENT || hexValue(cursor.at(1)) < 0 || hexValue(cursor.at(2)) < 0) {
      cursor.fail("did not find URI escaped octet");
    }
    if (width === 0) width = widthOf(octet);
    else if ((octet & 0xc0) !== 0x80) cursor.fail("found an incorrect trailing UTF-8 octet");
    if (width === 0) cursor.fail("found an incorrect leading UTF-8 octet");
    octets.push(octet);
    cursor.pos += 3;
  } while (octets.length < width);
  return new TextDecoder().decode(new Uint8Array(octets));
}

/** How many octets a character of UTF-8 has, by its first; 0 if none begins so. */
function widthOf(octet: number): number {
  if ((octet & 0x80) === 0) return 1;
  if ((octet & 0xe0) === 0xc0) return 2;
  if ((octet & 0xf0) === 0xe0) return 3;
  return (octet & 0xf8) === 0xf0 ? 4 : 0;
}
