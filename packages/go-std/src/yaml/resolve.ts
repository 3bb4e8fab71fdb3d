import type { GoValue } from "../value.ts";
import type { Dialect } from "./dialect.ts";

const WORDS: ReadonlyMap<string, GoValue> = new Map<string, GoValue>([
  ...["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"].map((w): [string, GoValue] => [w, true]),
  ...["n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"].map((w): [string, GoValue] => [
    w,
    false,
  ]),
  ...["~", "null", "Null", "NULL", ""].map((w): [string, GoValue] => [w, null]),
  ...[".nan", ".NaN", ".NAN"].map((w): [string, GoValue] => [w, Number.NaN]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((w): [string, GoValue] => [w, Number.POSITIVE_INFINITY]),
  ...["-.inf", "-.Inf", "-.INF"].map((w): [string, GoValue] => [w, Number.NEGATIVE_INFINITY]),
]);

const LONGEST_WORD = 5;
const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;

const DECIMAL = /^[0-9]+$/;
const RADIX: readonly (readonly [RegExp, string])[] = [
  [/^0[xX]([0-9a-fA-F]+)$/, "0x"],
  [/^0[bB]([01]+)$/, "0b"],
  [/^0[oO]([0-7]+)$/, "0o"],
  [/^0([0-7]+)$/, "0o"],
];

/** The fraction must have digits and the exponent a sign: what the library of the Istio 1.0 time took for a float. */
const STRICT_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]+)?)(?:[eE][-+][0-9]+)?$/;
const LOOSE_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const POINT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

/**
 * Gives a plain scalar its value.
 *
 * Behaves as: go-yaml v2, implicit resolution of an untagged plain scalar.
 */
export function resolvePlain(text: string, dialect: Dialect): GoValue {
  const first = text.charCodeAt(0);
  if (isDigit(first) || first === PLUS || first === MINUS) return resolveNumber(text, dialect);
  if (first === POINT) return resolvePoint(text);
  if (text.length > LONGEST_WORD) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function resolvePoint(text: string): GoValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  return POINT_FLOAT.test(text) ? finite(text.replaceAll("_", ""), text) : text;
}

function resolveNumber(text: string, dialect: Dialect): GoValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const plain = text.includes("_") ? text.replaceAll("_", "") : text;
  const int = parseInteger(plain);
  if (int !== undefined) return int;
  const float = dialect.looseFloats ? LOOSE_FLOAT : STRICT_FLOAT;
  return float.test(plain) ? finite(plain, text) : text;
}

function finite(digits: string, text: string): GoValue {
  const value = Number(digits);
  return Number.isFinite(value) ? value : text;
}

/** An int64 or uint64 in Go's literal forms; undefined for anything else, out of range included. */
function parseInteger(text: string): bigint | undefined {
  const negative = text.startsWith("-");
  const digits = negative || text.startsWith("+") ? text.slice(1) : text;
  const magnitude = parseMagnitude(digits);
  if (magnitude === undefined) return undefined;
  const value = negative ? -magnitude : magnitude;
  const signed = digits !== text;
  return value >= INT64_MIN && value <= (signed ? INT64_MAX : UINT64_MAX) ? value : undefined;
}

const INT64_MAX = 2n ** 63n - 1n;
const LONGEST_INTEGER = 80;

function parseMagnitude(digits: string): bigint | undefined {
  if (digits.length > LONGEST_INTEGER) return undefined;
  if (DECIMAL.test(digits) && (digits === "0" || !digits.startsWith("0"))) return BigInt(digits);
  for (const [form, prefix] of RADIX) {
    const match = form.exec(digits);
    if (match?.[1] !== undefined) return BigInt(prefix + match[1]);
  }
  return undefined;
}
