import { mendUtf8 } from "./utf8.ts";

/** One character of a literal and where the next one starts. */
export interface UnquotedRune {
  readonly text: string;
  readonly rune: number;
  readonly next: number;
}

const SIMPLE: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
  ["\\", 92],
]);
const HEX_WIDTH: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/**
 * The text that a Go string or character literal stands for, quotes included in `literal`; `undefined` when it is none
 * (Go's error is then `invalid syntax`). Behaves as: strconv.Unquote.
 *
 * @example
 * ```ts
 * import { unquote } from "@outrigger/go-std/fmt";
 * unquote("`a\\b`"); // "a\\b"
 * ```
 */
export function unquote(literal: string): string | undefined {
  const mark = literal.charAt(0);
  if (literal.length < 2 || literal.at(-1) !== mark) {
    return undefined;
  }
  const body = literal.slice(1, -1);
  if (literal === "''") {
    // Go takes two single quotes for an empty text, though they are no character.
    return "";
  }
  if (mark === "`") {
    return body.includes("`") ? undefined : body.replaceAll("\r", "");
  }
  if ((mark !== '"' && mark !== "'") || body.includes("\n")) {
    return undefined;
  }
  return unquoteBody(body, mark);
}

function unquoteBody(body: string, mark: string): string | undefined {
  let out = "";
  let count = 0;
  for (let at = 0; at < body.length; count++) {
    const one = unquoteChar(body, at, mark);
    if (one === undefined) {
      return undefined;
    }
    out += one.text;
    at = one.next;
  }
  if (mark === "'" && count !== 1) {
    return undefined;
  }
  return mendUtf8(out);
}

/** The character of a literal at a place, escapes resolved; `undefined` when it is malformed. Behaves as: strconv.UnquoteChar. */
export function unquoteChar(body: string, at: number, mark: string): UnquotedRune | undefined {
  const rune = body.codePointAt(at);
  if (rune === undefined || body.charAt(at) === mark) {
    return undefined;
  }
  if (rune !== 92) {
    const text = String.fromCodePoint(rune);
    return { text, rune, next: at + text.length };
  }
  return unescape(body, at + 1, mark);
}

function unescape(body: string, at: number, mark: string): UnquotedRune | undefined {
  const letter = body.charAt(at);
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) {
    return character(simple, at + 1);
  }
  const width = HEX_WIDTH.get(letter);
  if (width !== undefined) {
    return numeric(body.slice(at + 1, at + 1 + width), { at: at + 1, width, base: 16, byte: letter === "x" });
  }
  if (letter >= "0" && letter <= "7") {
    return numeric(body.slice(at, at + 3), { at, width: 3, base: 8, byte: true });
  }
  if ((letter === "'" || letter === '"') && letter === mark) {
    return character(letter.charCodeAt(0), at + 1);
  }
  return undefined;
}

interface NumericEscape {
  readonly at: number;
  readonly width: number;
  readonly base: 8 | 16;
  /** Whether the number is one byte of the string, not a character. */
  readonly byte: boolean;
}

function numeric(digits: string, escape: NumericEscape): UnquotedRune | undefined {
  const pattern = escape.base === 16 ? /^[0-9a-fA-F]+$/ : /^[0-7]+$/;
  if (digits.length !== escape.width || !pattern.test(digits)) {
    return undefined;
  }
  const value = Number.parseInt(digits, escape.base);
  const next = escape.at + escape.width;
  if (escape.byte) {
    return value > 255 ? undefined : byteOf(value, next);
  }
  return value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? undefined : character(value, next);
}

function byteOf(value: number, next: number): UnquotedRune {
  return value < 0x80 ? character(value, next) : { text: String.fromCharCode(0xdc00 + value), rune: value, next };
}

function character(rune: number, next: number): UnquotedRune {
  return { text: String.fromCodePoint(rune), rune, next };
}
