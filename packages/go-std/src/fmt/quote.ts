import { hasRawBytes, rawByte } from "./utf8.ts";

const GRAPHIC = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;
const PLAIN = /^[ !#-[\]-~]*$/;
const ESCAPES: ReadonlyMap<number, string> = new Map([
  [7, "\\a"],
  [8, "\\b"],
  [9, "\\t"],
  [10, "\\n"],
  [11, "\\v"],
  [12, "\\f"],
  [13, "\\r"],
  [92, "\\\\"],
]);

/** Whether Go prints a rune as itself. Behaves as: strconv.IsPrint. */
export function isPrint(rune: number): boolean {
  if (rune < 0x7f) {
    return rune >= 0x20;
  }
  return (rune < 0xd800 || rune > 0xdfff) && GRAPHIC.test(String.fromCodePoint(rune));
}

/**
 * A Go string literal in double quotes. Behaves as: strconv.Quote.
 *
 * @example
 * ```ts
 * import { quote } from "@outrigger/go-std/fmt";
 * quote("a\tb"); // "\"a\\tb\""
 * ```
 */
export function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : `"${escape(text, 34, false)}"`;
}

/** A Go string literal in ASCII. Behaves as: strconv.QuoteToASCII. */
export function quoteToAscii(text: string): string {
  return `"${escape(text, 34, true)}"`;
}

/** A Go character literal. Behaves as: strconv.QuoteRune, or QuoteRuneToASCII with `ascii`. */
export function quoteRune(rune: number, ascii = false): string {
  const valid = rune <= 0x10ffff && (rune < 0xd800 || rune > 0xdfff) ? rune : 0xfffd;
  return `'${escapeRune(valid, 39, ascii)}'`;
}

/** Whether a string can be written between back quotes on one line. Behaves as: strconv.CanBackquote. */
export function canBackquote(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const control = unit < 0x20 ? unit !== 9 : unit === 0x7f;
    if (control || unit === 96 || unit === 0xfeff) {
      return false;
    }
  }
  return !hasRawBytes(text);
}

function escape(text: string, quoteMark: number, ascii: boolean): string {
  let out = "";
  for (const character of text) {
    out += escapeRune(character.codePointAt(0) ?? 0, quoteMark, ascii);
  }
  return out;
}

function escapeRune(rune: number, quoteMark: number, ascii: boolean): string {
  const raw = rawByte(rune);
  if (raw >= 0) {
    return `\\x${hex(raw, 2)}`;
  }
  const known = rune === quoteMark ? `\\${String.fromCharCode(rune)}` : ESCAPES.get(rune);
  if (known !== undefined) {
    return known;
  }
  if (ascii ? rune >= 0x20 && rune < 0x7f : isPrint(rune)) {
    return String.fromCodePoint(rune);
  }
  if (rune < 0x20 || rune === 0x7f) {
    return `\\x${hex(rune, 2)}`;
  }
  return rune < 0x10000 ? `\\u${hex(rune, 4)}` : `\\U${hex(rune, 8)}`;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, "0");
}
