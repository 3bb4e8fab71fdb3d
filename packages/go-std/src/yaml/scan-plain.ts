import { COLON, END, HASH, isGap, LF, SPACE } from "./chars.ts";
import type { Cursor } from "./cursor.ts";
import { atDocumentMark } from "./document-mark.ts";
import { Fold } from "./fold.ts";

/** A plain scalar, and whether line breaks were crossed behind its last word. */
export interface PlainScalar {
  readonly value: string;
  readonly crossed: boolean;
}

const FLOW_END = new Uint8Array(0x80);
for (const char of ",?[]{}") FLOW_END[char.charCodeAt(0)] = 1;

/**
 * Reads a plain scalar. `inFlow`: inside brackets; `indent`: that of the collection around it.
 *
 * Behaves as: go-yaml v2, where inside brackets a colon ends a plain scalar only before a gap.
 */
export function scanPlain(cursor: Cursor, inFlow: boolean, indent: number): PlainScalar {
  let value = scanRun(cursor, inFlow);
  if (!isGap(cursor.peek()) || cursor.peek() === END) return { value, crossed: false };
  if (!inFlow && endsWithLine(cursor, indent)) return { value, crossed: true };
  const fold = new Fold();
  for (;;) {
    fold.reset(false);
    fold.read(cursor, indent + 1);
    if (!inFlow && cursor.column <= indent) break;
    if (cursor.peek() === HASH || atDocumentMark(cursor)) break;
    const run = scanRun(cursor, inFlow);
    if (run === "") break;
    value += fold.text() + run;
    if (!isGap(cursor.peek()) || cursor.peek() === END) return { value, crossed: false };
  }
  return { value, crossed: fold.crossed };
}

/** Steps to the next line's text if that shows at once that the scalar is complete: most scalars are on one line. */
function endsWithLine(cursor: Cursor, indent: number): boolean {
  if (cursor.peek() !== LF) return false;
  const start = cursor.pos + 1;
  let at = start;
  while (cursor.text.charCodeAt(at) === SPACE) at++;
  const code = cursor.text.charCodeAt(at);
  if (at - start > indent || (isGap(code) && code !== END)) return false;
  cursor.line++;
  cursor.lineStart = start;
  cursor.pos = at;
  return true;
}

/** The characters up to a gap or to what ends the scalar. */
function scanRun(cursor: Cursor, inFlow: boolean): string {
  const start = cursor.pos;
  for (let code = cursor.peek(); !isGap(code); code = cursor.peek()) {
    if (code === COLON && isGap(cursor.at(1))) break;
    if (inFlow && code < 0x80 && FLOW_END[code] === 1) break;
    cursor.pos++;
  }
  return cursor.text.slice(start, cursor.pos);
}
