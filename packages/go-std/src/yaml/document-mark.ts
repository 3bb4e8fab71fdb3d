import { DASH, isGap, POINT } from "./chars.ts";
import type { Cursor } from "./cursor.ts";

/** Tells if `---` or `...` stands at the beginning of the line where the cursor is. */
export function atDocumentMark(cursor: Cursor): boolean {
  if (cursor.pos !== cursor.lineStart) return false;
  const code = cursor.peek();
  if (code !== DASH && code !== POINT) return false;
  return cursor.at(1) === code && cursor.at(2) === code && isGap(cursor.at(3));
}
