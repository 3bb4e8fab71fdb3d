import { JsonSyntaxError } from "./json-syntax-error.ts";

/**
 * The error for a character that has no place where it stands.
 *
 * Behaves as: encoding/json: `invalid character 'x' <context>`, naming the first byte of the character's UTF-8 form. The end of
 * the text has a text of its own, but for literals, numbers and escapes, where Go complains about the space that it tries there.
 */
export function unexpected(text: string, at: number, context: string): JsonSyntaxError {
  if (at >= text.length && !SPACELESS.test(context))
    return new JsonSyntaxError("unexpected end of JSON input", text.length);
  if (at >= text.length) return new JsonSyntaxError(`invalid character ' ' ${context}`, text.length);
  return new JsonSyntaxError(`invalid character ${quoteByte(firstByte(text, at))} ${context}`, at);
}

function firstByte(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80) return code;
  if (code < 0x800) return 0xc0 | (code >> 6);
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
}

/** Contexts in which no space may stand. */
const SPACELESS = /^in (?!string literal)|^after decimal/;

const NAMED: Readonly<Record<number, string>> = {
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
  0x27: "\\'",
  0x22: '"',
  0x5c: "\\\\",
};

function quoteByte(byte: number): string {
  const named = NAMED[byte];
  if (named !== undefined) return `'${named}'`;
  if (byte < 0x20 || byte === 0x7f) return `'\\x${byte.toString(16).padStart(2, "0")}'`;
  return `'${String.fromCharCode(byte)}'`;
}
