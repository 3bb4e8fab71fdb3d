import type { GoValue } from "../value.ts";
import { isGap } from "./chars.ts";
import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { GoYamlError } from "./error.ts";
import { type MutableMap, put } from "./merge.ts";
import { readFlow } from "./read-flow.ts";
import { resolvePlain } from "./resolve.ts";
import { scanBlock } from "./scan-block.ts";
import { scanQuoted } from "./scan-quoted.ts";

/** Levels of collections that are read plainly. */
export const PLAIN_DEPTH = 60;

/** Characters that take a closer look, and marks of documents at the beginning of a line. */
const UNUSUAL = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|^(?:---|\.\.\.)/m;
const KEY = /[A-Za-z_/][\w./-]*(?=:[ \n])/y;
const LONGEST_KEY = 500;

/** What a text has that is not read plainly. */
const GIVE_UP = new Error("not plain");

/**
 * Reads a YAML text as templates of manifests write it: block collections, scalars on one line, literal blocks, simple brackets.
 * Undefined for any other text, be it right or wrong: the whole grammar is to read that. What is read here has the same value there.
 */
export function readPlainly(text: string, dialect: Dialect): GoValue | undefined {
  if (!text.endsWith("\n") || UNUSUAL.test(text)) return undefined;
  try {
    return new PlainReader(text, dialect).document();
  } catch (error) {
    if (error === GIVE_UP || error instanceof GoYamlError) return undefined;
    throw error;
  }
}

const SPACE = 0x20;
const LF = 0x0a;
const HASH = 0x23;
const DASH = 0x2d;
const COLON = 0x3a;

/** Goes from line to line; `pos` is on the first character of the line that comes next, `indent` its column. */
class PlainReader {
  private readonly text: string;
  private readonly dialect: Dialect;
  private pos = 0;
  /** -1 behind the last line. */
  private indent = 0;
  private depth = 0;
  /** For the parts that the whole grammar reads in the same way. */
  private readonly cursor: Cursor;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
    this.cursor = new Cursor(text);
  }

  document(): GoValue {
    this.nextLine(0);
    if (this.indent < 0) throw GIVE_UP;
    const value = this.atDash() ? this.sequence(this.indent) : this.mapping(this.indent);
    if (this.indent >= 0) throw GIVE_UP;
    return value;
  }

  /** Steps to the next line that says something, from the beginning of a line on. */
  private nextLine(from: number): void {
    const { text } = this;
    for (let start = from; start < text.length; ) {
      let at = start;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (code !== LF && code !== HASH) {
        this.pos = at;
        this.indent = at - start;
        return;
      }
      start = text.indexOf("\n", at) + 1;
    }
    this.indent = -1;
  }

  private atDash(): boolean {
    if (this.text.charCodeAt(this.pos) !== DASH) return false;
    const next = this.text.charCodeAt(this.pos + 1);
    return next === SPACE || next === LF;
  }

  private mapping(column: number): GoValue {
    if (++this.depth > PLAIN_DEPTH) throw GIVE_UP;
    const map: MutableMap = {};
    let inLine = true;
    while (inLine || this.indent === column) {
      inLine = false;
      const key = this.key();
      if (key === undefined) throw GIVE_UP;
      this.pos += key.length + 1;
      put(map, key, this.value(column, true));
    }
    if (this.indent > column) throw GIVE_UP;
    this.depth--;
    return map;
  }

  /** The key that stands here; undefined for none. */
  private key(): string | undefined {
    KEY.lastIndex = this.pos;
    const key = KEY.exec(this.text)?.[0];
    if (key === undefined) return undefined;
    return key.length > LONGEST_KEY || typeof resolvePlain(key, this.dialect) !== "string" ? undefined : key;
  }

  private sequence(column: number): GoValue {
    if (++this.depth > PLAIN_DEPTH) throw GIVE_UP;
    const list: GoValue[] = [];
    let inLine = true;
    while (inLine || (this.indent === column && this.atDash())) {
      inLine = false;
      this.pos++;
      list.push(this.value(column, false));
    }
    if (this.indent > column) throw GIVE_UP;
    this.depth--;
    return list;
  }

  /** What stands behind a key or a dash of a collection; a key's list may stand as far left as the key. */
  private value(column: number, isMember: boolean): GoValue {
    const { text } = this;
    const start = this.pos;
    while (text.charCodeAt(this.pos) === SPACE) this.pos++;
    const code = text.charCodeAt(this.pos);
    if (code === LF || (code === HASH && this.pos > start)) {
      this.pos = start;
      return this.below(column, isMember);
    }
    if (!isMember) {
      const inner = this.pos - text.lastIndexOf("\n", this.pos) - 1;
      if (this.atDash()) return this.sequence(inner);
      if (this.key() !== undefined) return this.mapping(inner);
    }
    return this.scalar(code, column);
  }

  /** A value that begins on a line of its own. */
  private below(column: number, isMember: boolean): GoValue {
    this.endLine();
    if (this.indent > column) return this.atDash() ? this.sequence(this.indent) : this.mapping(this.indent);
    return isMember && this.indent === column && this.atDash() ? this.indentless(column) : null;
  }

  private indentless(column: number): GoValue {
    const list = this.sequence(column);
    if (this.indent === column && this.atDash()) throw GIVE_UP;
    return list;
  }

  private scalar(code: number, column: number): GoValue {
    switch (code) {
      case 0x22: // "
      case 0x27: // '
        return this.quoted(column);
      case 0x7c: // |
        return this.block(column);
      case 0x7b: // {
      case 0x5b: // [
        return this.flow(column);
      default:
        return this.plain(code, column);
    }
  }

  private quoted(column: number): string {
    const cursor = this.cursorHere();
    const value = scanQuoted(cursor);
    if (this.text.slice(this.pos, cursor.pos).includes("\n")) throw GIVE_UP;
    this.pos = cursor.pos;
    this.leaf(column);
    return value;
  }

  private block(column: number): string {
    const cursor = this.cursorHere();
    const { value } = scanBlock(cursor, false, column);
    this.nextLine(cursor.lineStart);
    return value;
  }

  private flow(column: number): GoValue {
    const read = readFlow(this.text, this.pos, this.dialect);
    if (read === undefined) throw GIVE_UP;
    this.pos = read.end;
    this.leaf(column);
    return read.value;
  }

  private plain(first: number, column: number): GoValue {
    const { text, pos } = this;
    const line = text.indexOf("\n", pos);
    this.pos = line;
    let end = pos;
    for (let at = pos; at < line; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE) {
        if (text.charCodeAt(at + 1) === HASH) break;
      } else {
        if (code === COLON && isGap(text.charCodeAt(at + 1))) throw GIVE_UP;
        end = at + 1;
      }
    }
    const value = text.slice(pos, end);
    if (NO_PLAIN.has(first)) throw GIVE_UP;
    if (first === DASH && (value === "-" || value.startsWith("- "))) throw GIVE_UP;
    this.leaf(column);
    return resolvePlain(value, this.dialect);
  }

  /** A scalar or brackets end here: the line does, too, and the next one is not part of it. */
  private leaf(column: number): void {
    this.endLine();
    if (this.indent > column) throw GIVE_UP;
  }

  /** Nothing but a comment stands in the rest of the line. */
  private endLine(): void {
    const { text } = this;
    let at = this.pos;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code !== LF && !(code === HASH && at > this.pos)) throw GIVE_UP;
    this.nextLine(text.indexOf("\n", at) + 1);
  }

  private cursorHere(): Cursor {
    const { cursor } = this;
    cursor.pos = this.pos;
    cursor.lineStart = this.text.lastIndexOf("\n", this.pos - 1) + 1;
    return cursor;
  }
}

/** What a plain scalar does not begin with, or may not begin with. */
const NO_PLAIN: ReadonlySet<number> = new Set(Array.from("?:,[]{}#&*!|>'\"%@`", (sign) => sign.charCodeAt(0)));
