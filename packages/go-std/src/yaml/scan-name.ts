import { isGap, isWord } from "./chars.ts";
import type { Cursor } from "./cursor.ts";

const AFTER = new Set("?:,]}%@`");

/** Reads the name behind `&` or `*`; the cursor stands on that sign. */
export function scanAnchorName(cursor: Cursor): string {
  cursor.pos++;
  const name = scanWord(cursor);
  const ended = isGap(cursor.peek()) || AFTER.has(cursor.text.charAt(cursor.pos));
  if (name === "" || !ended) cursor.fail("did not find expected alphabetic or numeric character");
  return name;
}

/** Reads letters, digits, `_` and `-`. */
export function scanWord(cursor: Cursor): string {
  const start = cursor.pos;
  while (isWord(cursor.peek())) cursor.pos++;
  return cursor.text.slice(start, cursor.pos);
}
