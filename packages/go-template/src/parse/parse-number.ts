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

const NOT_COMPLEX = "syntax error scanning complex number";
/** A float as fmt's scanner takes it: other prefixes than 0x end it. */
const FLOAT_TOKEN =
  /[+-]?(?:0[xX][0-9a-fA-F_]*\.?[0-9a-fA-F_]*(?:[pP][+-]?[0-9_]*)?|[0-9_]*\.?[0-9_]*(?:[eEpP][+-]?[0-9_]*)?)/y;

/** Two floats, the second with its sign and an `i`. Behaves as: fmt.Sscan of a complex128. */
function complex(text: string): Kinds | string {
  const first = floatToken(text, 0);
  const sign = text.charAt(first.length);
  const second = floatToken(text, first.length);
  if ((sign !== "+" && sign !== "-") || second === sign || text.charAt(first.length + second.length) !== "i") {
    return NOT_COMPLEX;
  }
  const real = parseFloat64(first);
  const imaginary = parseFloat64(second);
  if (typeof real === "string") {
    return `strconv.ParseFloat: parsing ${quote(first)}: ${real}`;
  }
  return typeof imaginary === "string"
    ? `strconv.ParseFloat: parsing ${quote(second)}: ${imaginary}`
    : withComplex(real, imaginary);
}

function floatToken(text: string, at: number): string {
  FLOAT_TOKEN.lastIndex = at;
  return FLOAT_TOKEN.exec(text)?.[0] ?? "";
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
