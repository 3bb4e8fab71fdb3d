import { JsonNumber, type JsonValue } from "./json-value.ts";
import { unexpected } from "./unexpected.ts";

/** A scalar that was read: its value and the index behind it. */
export interface ReadScalar {
  readonly value: JsonValue;
  readonly end: number;
}

const LITERALS: Readonly<Record<string, JsonValue>> = { true: true, false: false, null: null };

/** Reads `true`, `false` or `null`, whose first letter stands at `from`. */
export function readLiteral(text: string, from: number): ReadScalar {
  const word = text.charAt(from) === "t" ? "true" : text.charAt(from) === "f" ? "false" : "null";
  for (let i = 1; i < word.length; i++) {
    if (text.charAt(from + i) !== word.charAt(i)) {
      throw unexpected(text, from + i, `in literal ${word} (expecting '${word.charAt(i)}')`);
    }
  }
  return { value: LITERALS[word] ?? null, end: from + word.length };
}

/** Reads the number whose first character stands at `from`. */
export function readNumber(text: string, from: number): ReadScalar {
  let end = text.charAt(from) === "-" ? from + 1 : from;
  if (text.charAt(end) === "0") end++;
  else end = digits(text, end, "in numeric literal");
  if (text.charAt(end) === ".") end = digits(text, end + 1, "after decimal point in numeric literal");
  const exponent = text.charAt(end);
  if (exponent === "e" || exponent === "E") {
    const sign = text.charAt(end + 1);
    end = digits(text, sign === "+" || sign === "-" ? end + 2 : end + 1, "in exponent of numeric literal");
  }
  return { value: jsonNumber(text.slice(from, end)), end };
}

/** Index behind at least one digit that stands at `from`. */
function digits(text: string, from: number, context: string): number {
  let end = from;
  let letter = text.charAt(end);
  if (!(letter >= "0" && letter <= "9")) throw unexpected(text, end, context);
  while (letter >= "0" && letter <= "9") letter = text.charAt(++end);
  return end;
}

/**
 * The value of a number literal: a JavaScript number for a plain integer that one holds exactly, else a {@link JsonNumber}.
 *
 * @example
 * ```ts
 * import { jsonNumber } from "@outrigger/go-std/json";
 * jsonNumber("80"); // 80
 * ```
 */
export function jsonNumber(literal: string): number | JsonNumber {
  const plain = /^(?:0|-?[1-9]\d{0,14})$/.test(literal);
  return plain ? Number(literal) : new JsonNumber(literal);
}
