import { HASH, isBlank, isBreak, isBreakOrEnd, isDigit, isGap, POINT } from "./chars.ts";
import type { Cursor } from "./cursor.ts";
import { scanWord } from "./scan-name.ts";
import { scanTagHandle, scanUri } from "./scan-tag.ts";

/** A `%YAML` (value: `1.1`) or `%TAG` (handle and prefix) line. */
export interface Directive {
  readonly kind: "version" | "tag";
  readonly handle: string;
  readonly value: string;
}

/** Reads a directive and the rest of its line; the cursor stands on its `%`. */
export function scanDirective(cursor: Cursor): Directive {
  cursor.pos++;
  const name = scanWord(cursor);
  if (name === "") cursor.fail("could not find expected directive name");
  if (!isGap(cursor.peek())) cursor.fail("found unexpected non-alphabetical character");
  const directive = scanBody(cursor, name);
  skipBlanks(cursor);
  if (cursor.peek() === HASH) while (!isBreakOrEnd(cursor.peek())) cursor.pos++;
  if (!isBreakOrEnd(cursor.peek())) cursor.fail("did not find expected comment or line break");
  if (isBreak(cursor.peek())) cursor.takeBreak();
  return directive;
}

function scanBody(cursor: Cursor, name: string): Directive {
  if (name === "YAML") return scanVersion(cursor);
  if (name === "TAG") return scanTagPrefix(cursor);
  return cursor.fail("found unknown directive name");
}

function scanVersion(cursor: Cursor): Directive {
  skipBlanks(cursor);
  const major = scanVersionNumber(cursor);
  if (cursor.peek() !== POINT) cursor.fail("did not find expected digit or '.' character");
  cursor.pos++;
  return { kind: "version", handle: "", value: `${major}.${scanVersionNumber(cursor)}` };
}

function scanVersionNumber(cursor: Cursor): number {
  const start = cursor.pos;
  while (isDigit(cursor.peek())) {
    cursor.pos++;
    if (cursor.pos - start > 2) cursor.fail("found extremely long version number");
  }
  if (cursor.pos === start) cursor.fail("did not find expected version number");
  return Number(cursor.text.slice(start, cursor.pos));
}

function scanTagPrefix(cursor: Cursor): Directive {
  skipBlanks(cursor);
  const handle = scanTagHandle(cursor, true);
  if (!isBlank(cursor.peek())) cursor.fail("did not find expected whitespace");
  skipBlanks(cursor);
  const value = scanUri(cursor, "");
  if (!isGap(cursor.peek())) cursor.fail("did not find expected whitespace or line break");
  return { kind: "tag", handle, value };
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(cursor.peek())) cursor.pos++;
}
