import type { GoValue } from "../value.ts";
import type { Dialect } from "./dialect.ts";
import { type MutableMap, put } from "./merge.ts";
import { resolvePlain } from "./resolve.ts";

/** A value that was read, and the index behind it. */
export interface FlowRead {
  readonly value: GoValue;
  readonly end: number;
}

const DEPTH = 20;

/** A key and its colon; a word; a text between quotes that holds no escape. Blanks and line breaks before them are part of the match. */
const GAP = /[ \n]*/y;
const KEY = /[A-Za-z_/][\w./-]{0,200}(?=: )/y;
const WORD = /[A-Za-z0-9_/][\w./-]*(?=[ \n]*[,\]}])/y;
const QUOTED = /"([^"\\\n]*)"|'([^'\n]*)'(?!')/y;

/**
 * Reads brackets as manifests have them: keys and words of letters and digits, texts between quotes, on as many lines as may be.
 * Undefined for anything else.
 */
export function readFlow(text: string, at: number, dialect: Dialect): FlowRead | undefined {
  const reader = new FlowReader(text, at, dialect);
  const value = reader.value(0);
  return value === undefined ? undefined : { value, end: reader.pos };
}

class FlowReader {
  pos: number;
  private readonly text: string;
  private readonly dialect: Dialect;

  constructor(text: string, at: number, dialect: Dialect) {
    this.text = text;
    this.pos = at;
    this.dialect = dialect;
  }

  value(depth: number): GoValue | undefined {
    const sign = this.text.charAt(this.pos);
    if (depth > DEPTH) return undefined;
    if (sign === "{") return this.map(depth);
    if (sign === "[") return this.list(depth);
    const quoted = this.match(QUOTED);
    if (quoted !== undefined) return this.isBeforeSign() ? (quoted[1] ?? quoted[2] ?? "") : undefined;
    const word = this.match(WORD);
    return word === undefined ? undefined : resolvePlain(word[0], this.dialect);
  }

  private map(depth: number): GoValue | undefined {
    const map: MutableMap = {};
    this.pos++;
    for (this.gap(); this.text.charAt(this.pos) !== "}"; this.gap()) {
      const key = this.match(KEY)?.[0];
      if (key === undefined || typeof resolvePlain(key, this.dialect) !== "string") return undefined;
      this.pos++;
      this.gap();
      const value = this.value(depth + 1);
      if (value === undefined || !this.isNext("}")) return undefined;
      put(map, key, value);
    }
    this.pos++;
    return map;
  }

  private list(depth: number): GoValue | undefined {
    const list: GoValue[] = [];
    this.pos++;
    for (this.gap(); this.text.charAt(this.pos) !== "]"; this.gap()) {
      const value = this.value(depth + 1);
      if (value === undefined || !this.isNext("]")) return undefined;
      list.push(value);
    }
    this.pos++;
    return list;
  }

  /** Steps over a comma; without one only the end of the brackets may follow. */
  private isNext(end: string): boolean {
    this.gap();
    if (this.text.charAt(this.pos) !== ",") return this.text.charAt(this.pos) === end;
    this.pos++;
    return true;
  }

  private isBeforeSign(): boolean {
    const at = this.pos;
    this.gap();
    const sign = this.text.charAt(this.pos);
    this.pos = at;
    return sign === "," || sign === "]" || sign === "}";
  }

  private gap(): void {
    this.match(GAP);
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.pos;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.pos = pattern.lastIndex;
    return found;
  }
}
