import { JsonSyntaxError } from "./json-syntax-error.ts";
import { unexpected } from "./unexpected.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** A string literal that was read: its value and the index behind its closing quote. */
export interface ReadString {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads the string literal whose opening quote stands before `from`.
 *
 * Behaves as: encoding/json; an unpaired surrogate becomes U+FFFD, control characters are refused.
 */
export function readString(text: string, from: number): ReadString {
  let value = "";
  let start = from;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) return { value: wellFormed(value + text.slice(start, i)), end: i + 1 };
    if (unit < 0x20) throw unexpected(text, i, "in string literal");
    if (unit !== 0x5c) continue;
    const escaped = readEscape(text, i + 1);
    value += text.slice(start, i) + escaped.value;
    start = escaped.end;
    i = start - 1;
  }
  throw new JsonSyntaxError("unexpected end of JSON input", text.length);
}

function readEscape(text: string, at: number): ReadString {
  const letter = text.charAt(at);
  if (letter === "u") return { value: String.fromCharCode(readHex(text, at + 1)), end: at + 5 };
  const value = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (value === undefined) throw unexpected(text, at, "in string escape code");
  return { value, end: at + 1 };
}

function readHex(text: string, from: number): number {
  for (let i = from; i < from + 4; i++) {
    if (!/[0-9A-Fa-f]/.test(text.charAt(i))) throw unexpected(text, i, "in \\u hexadecimal character escape");
  }
  return Number.parseInt(text.slice(from, from + 4), 16);
}

/** The text with U+FFFD in place of each surrogate that has no partner. */
export function wellFormed(text: string): string {
  if (!/[\ud800-\udfff]/.test(text)) return text;
  return text.replaceAll(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : "\ufffd",
  );
}
