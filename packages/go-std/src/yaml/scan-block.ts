import { DASH, END, HASH, isBlank, isBreak, isBreakOrEnd, isDigit, PLUS, SPACE, TAB } from "./chars.ts";
import type { Cursor } from "./cursor.ts";

/** What follows the `|` or `>`. */
interface Header {
  /** What happens to the last line breaks. */
  readonly chomp: "strip" | "clip" | "keep";
  /** The indent beyond that of the parent; 0: it is to be found. */
  readonly increment: number;
}

/** A block scalar: its text, and how far its lines are indented. */
export interface BlockScalar {
  readonly value: string;
  readonly indent: number;
}

const ZERO = 0x30;

/**
 * Reads a block scalar; the cursor stands on its `|` or `>`, and in the end on the first line that is not part of it.
 *
 * Behaves as: go-yaml v2. Without an indicator the indent is the widest of the empty lines at the beginning and the first line.
 */
export function scanBlock(cursor: Cursor, folded: boolean, parentIndent: number): BlockScalar {
  cursor.pos++;
  const header = scanHeader(cursor);
  skipRestOfLine(cursor);
  const given = header.increment === 0 ? 0 : Math.max(parentIndent, 0) + header.increment;
  const lead = scanBreaks(cursor, given === 0 ? Number.POSITIVE_INFINITY : given);
  const indent = given === 0 ? Math.max(lead.widest, parentIndent + 1, 1) : given;
  let { breaks } = lead;
  let value = "";
  let last = "";
  let wasBlank = false;
  while (cursor.column === indent && cursor.peek() !== END) {
    const blank = isBlank(cursor.peek());
    const joins = folded && last === "\n" && !wasBlank && !blank;
    value += joins ? breaks || " " : last + breaks;
    value += scanLine(cursor);
    wasBlank = blank;
    last = isBreak(cursor.peek()) ? cursor.takeBreak() : "";
    breaks = scanBreaks(cursor, indent).breaks;
  }
  if (header.chomp !== "strip") value += last;
  if (header.chomp === "keep") value += breaks;
  return { value, indent };
}

/** `[+-]? [1-9]?` in either order */
function scanHeader(cursor: Cursor): Header {
  const before = scanChomp(cursor);
  const digit = cursor.peek();
  if (!isDigit(digit)) return { chomp: before ?? "clip", increment: 0 };
  if (digit === ZERO) cursor.fail("found an indentation indicator equal to 0");
  cursor.pos++;
  return { chomp: before ?? scanChomp(cursor) ?? "clip", increment: digit - ZERO };
}

function scanChomp(cursor: Cursor): "strip" | "keep" | undefined {
  const code = cursor.peek();
  if (code !== PLUS && code !== DASH) return undefined;
  cursor.pos++;
  return code === PLUS ? "keep" : "strip";
}

function skipRestOfLine(cursor: Cursor): void {
  while (isBlank(cursor.peek())) cursor.pos++;
  if (cursor.peek() === HASH) scanLine(cursor);
  if (!isBreakOrEnd(cursor.peek())) cursor.fail("did not find expected comment or line break");
  if (isBreak(cursor.peek())) cursor.takeBreak();
}

function scanLine(cursor: Cursor): string {
  const start = cursor.pos;
  while (!isBreakOrEnd(cursor.peek())) cursor.pos++;
  return cursor.text.slice(start, cursor.pos);
}

/** Steps over empty lines and over indentation up to column `limit`. */
function scanBreaks(cursor: Cursor, limit: number): { breaks: string; widest: number } {
  let breaks = "";
  let widest = 0;
  for (;;) {
    for (; cursor.peek() === SPACE && cursor.column < limit; cursor.pos++);
    widest = Math.max(widest, cursor.column);
    if (cursor.peek() === TAB && cursor.column < limit) {
      cursor.fail("found a tab character where an indentation space is expected");
    }
    if (!isBreak(cursor.peek())) return { breaks, widest };
    breaks += cursor.takeBreak();
  }
}
