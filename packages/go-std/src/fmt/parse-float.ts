import type { NumberFault } from "./parse-integer.ts";
import { underscoresFit } from "./parse-integer.ts";

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)$/;
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ["inf", Infinity],
  ["+inf", Infinity],
  ["-inf", -Infinity],
  ["infinity", Infinity],
  ["+infinity", Infinity],
  ["-infinity", -Infinity],
  ["nan", Number.NaN],
]);

/**
 * A float64 in decimal or hexadecimal notation. Behaves as: strconv.ParseFloat(text, 64).
 *
 * @example
 * ```ts
 * import { parseFloat64 } from "@outrigger/go-std/fmt";
 * parseFloat64("0x1p-2"); // 0.25
 * ```
 */
export function parseFloat64(text: string): number | NumberFault {
  const special = text.length <= 9 ? SPECIAL.get(text.toLowerCase()) : undefined;
  if (special !== undefined) {
    return special;
  }
  const digits = !text.includes("_") ? text : underscoresFit(text) ? text.replaceAll("_", "") : undefined;
  const value = digits === undefined ? undefined : toNumber(digits);
  if (value === undefined) {
    return "invalid syntax";
  }
  return Number.isFinite(value) ? value : "value out of range";
}

function toNumber(text: string): number | undefined {
  if (DECIMAL.test(text)) {
    return Number(text);
  }
  const hexadecimal = HEXADECIMAL.exec(text);
  if (hexadecimal === null) {
    return undefined;
  }
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = hexadecimal;
  if (whole === "" && fraction === "") {
    return undefined;
  }
  const size = scale(BigInt(`0x${whole}${fraction}`), Number(exponent) - 4 * fraction.length);
  return sign === "-" ? -size : size;
}

/** mantissa × 2^exponent, rounded once, half to even. */
function scale(mantissa: bigint, exponent: number): number {
  const bits = mantissa === 0n ? 0 : mantissa.toString(2).length;
  const top = bits + exponent;
  if (bits === 0 || top < -1100) {
    return 0;
  }
  if (top > 1024) {
    return Infinity;
  }
  const kept = Math.min(53, top + 1074);
  const drop = bits - kept;
  if (drop <= 0) {
    return pow2(Number(mantissa), exponent);
  }
  return pow2(Number(roundedShift(mantissa, BigInt(drop))), exponent + drop);
}

function roundedShift(value: bigint, drop: bigint): bigint {
  const kept = value >> drop;
  const rest = value - (kept << drop);
  const half = 1n << (drop - 1n);
  return rest > half || (rest === half && (kept & 1n) === 1n) ? kept + 1n : kept;
}

/** In two exact steps, since 2^exponent alone may be out of range. */
function pow2(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}
