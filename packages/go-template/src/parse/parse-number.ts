import { parseFloat64, parseInteger, parseUnsigned, quote, unquoteChar } from "@outrigger/go-std/fmt";
import type { TokenKind } from "../lex/token.ts";
import type { NumberNode } from "./node.ts";

type Kinds = Pick<NumberNode, "integer" | "unsigned" | "float" | "complex">;
interface MutableKinds {
  integer?: bigint;
  unsigned?: bigint;
  float?: number;
  complex?: readonly [number, number];
}

/** The kinds of number that a constant can be, or Go's text for why it is none. */
export function parseNumber(text: string, kind: TokenKind): Kinds | string {
  if (kind === "character") {
    return character(text);
  }
  if (kind === "complex") {
    return complex(text);
  }
  if (text.endsWith("i")) {
    const imaginary = parseFloat64(text.slice(0, -1));
    if (typeof imaginary === "number") {
      return withComplex(0, imaginary);
    }
  }
  return real(text);
}

function character(text: string): Kinds | string {
  const one = unquoteChar(text, 1, "'");
  if (one === undefined) {
    return "invalid syntax";
  }
  if (text.slice(one.next) !== "'") {
    return `malformed character constant: ${text}`;
  }
  const rune = BigInt(one.rune);
  return { integer: rune, unsigned: rune, float: one.rune };
}

/** Two parts, the second with its sign and an `i`. */
function complex(text: string): Kinds | string {
  const split = splitComplex(text);
  const first = parseFloat64(text.slice(0, split));
  const second = parseFloat64(text.slice(split, -1));
  if (typeof first === "string" || typeof second === "string") {
    return [first, second].includes("value out of range")
      ? `strconv.ParseFloat: parsing ${quote(text.slice(0, split))}: value out of range`
      : "syntax error scanning complex number";
  }
  return withComplex(first, second);
}

function splitComplex(text: string): number {
  for (let at = text.length - 1; at > 0; at--) {
    const sign = text.charAt(at) === "+" || text.charAt(at) === "-";
    const hexadecimal = /^[+-]?0[xX]/.test(text);
    if (sign && !(hexadecimal ? "pP" : "eEpP").includes(text.charAt(at - 1))) {
      return at;
    }
  }
  return text.length;
}

/** A complex number with no imaginary part is every other kind too. */
function withComplex(first: number, second: number): Kinds {
  const kinds: MutableKinds = { complex: [first, second] };
  if (second === 0) {
    kinds.float = first;
    addIntegers(kinds, first);
  }
  return kinds;
}

function real(text: string): Kinds | string {
  const kinds: MutableKinds = {};
  const unsigned = parseUnsigned(text, 0);
  const integer = parseInteger(text, 0);
  if (typeof unsigned === "bigint") {
    kinds.unsigned = unsigned;
  }
  if (typeof integer === "bigint") {
    kinds.integer = integer;
    if (integer === 0n) {
      kinds.unsigned = 0n;
    }
  }
  const whole = kinds.integer ?? kinds.unsigned;
  if (whole !== undefined) {
    kinds.float = Number(whole);
    return kinds;
  }
  const float = parseFloat64(text);
  if (typeof float === "string") {
    return `illegal number syntax: ${quote(text)}`;
  }
  if (!/[.eEpP]/.test(text)) {
    return `integer overflow: ${quote(text)}`;
  }
  kinds.float = float;
  addIntegers(kinds, float);
  return kinds;
}

function addIntegers(kinds: MutableKinds, float: number): void {
  if (!Number.isInteger(float)) {
    return;
  }
  if (float >= -(2 ** 63) && float < 2 ** 63) {
    kinds.integer = BigInt(float);
  }
  if (float >= 0 && float < 2 ** 64) {
    kinds.unsigned = BigInt(float);
  }
}
