import type { Decimal } from "./decimal.ts";
import { binaryParts, binaryParts32, exactDecimal, roundDecimal, shortestDecimal } from "./decimal.ts";
import { formatHexFloat } from "./format-hex-float.ts";

/** The notations of strconv.FormatFloat. */
export type FloatVerb = "e" | "E" | "f" | "g" | "G" | "b" | "x" | "X";

/** How a float is to be written. */
export interface FloatFormat {
  readonly verb: FloatVerb;
  /** Digits after the point, or significant ones for `g`; -1: as few as identify the number. */
  readonly precision: number;
  /** Size of the Go type; 64 unless told. */
  readonly bits?: 32 | 64;
}

/**
 * A float as Go writes it. Behaves as: strconv.FormatFloat.
 *
 * @example
 * ```ts
 * import { formatFloat } from "@outrigger/go-std/fmt";
 * formatFloat(1e6, { verb: "g", precision: -1 }); // "1e+06"
 * ```
 */
export function formatFloat(value: number, format: FloatFormat): string {
  if (Number.isNaN(value)) {
    return "NaN";
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? "+Inf" : "-Inf";
  }
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + formatSize(Math.abs(value), format);
}

function formatSize(size: number, format: FloatFormat): string {
  const { verb, precision, bits = 64 } = format;
  if (verb === "b") {
    return formatBinary(size, bits);
  }
  if (verb === "x" || verb === "X") {
    const text = formatHexFloat(size, precision);
    return verb === "X" ? text.toUpperCase() : text;
  }
  const shortest = precision < 0;
  const decimal = shortest ? shortestDecimal(size, bits) : exactDecimal(size);
  switch (verb) {
    case "f":
      return fixed(decimal, precision);
    case "e":
    case "E":
      return exponential(decimal, precision, verb);
    default:
      return general(decimal, precision, verb);
  }
}

function fixed(decimal: Decimal, precision: number): string {
  const places = precision < 0 ? Math.max(decimal.digits.length - decimal.point, 0) : precision;
  const { digits, point } = precision < 0 ? decimal : roundDecimal(decimal, decimal.point + precision);
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (places === 0) {
    return whole;
  }
  const fraction = point >= 0 ? digits.slice(point) : "0".repeat(Math.min(-point, places)) + digits;
  return `${whole}.${fraction.slice(0, places).padEnd(places, "0")}`;
}

function exponential(decimal: Decimal, precision: number, letter: string): string {
  const { digits, point } = precision < 0 ? decimal : roundDecimal(decimal, precision + 1);
  const places = precision < 0 ? Math.max(digits.length - 1, 0) : precision;
  const exponent = digits === "" ? 0 : point - 1;
  const fraction = places > 0 ? `.${digits.slice(1).padEnd(places, "0")}` : "";
  return `${digits === "" ? "0" : digits.charAt(0)}${fraction}${letter}${exponentText(exponent)}`;
}

function exponentText(exponent: number): string {
  return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** %g: like %e where the exponent is below -4 or reaches the precision (6 for the shortest form), else like %f. */
function general(decimal: Decimal, precision: number, verb: "g" | "G"): string {
  const shortest = precision < 0;
  const kept = shortest ? decimal : roundDecimal(decimal, precision === 0 ? 1 : precision);
  const length = kept.digits.length;
  const significant = precision === 0 ? 1 : precision;
  const limit = shortest ? 6 : significant > length && length >= kept.point ? length : significant;
  const exponent = length === 0 ? -1 : kept.point - 1;
  if (length > 0 && (exponent < -4 || exponent >= limit)) {
    return exponential(kept, Math.max(length - 1, 0), verb === "g" ? "e" : "E");
  }
  return fixed(kept, Math.max(length - kept.point, 0));
}

function formatBinary(size: number, bits: 32 | 64): string {
  const { mantissa, exponent } = bits === 32 ? binaryParts32(size) : binaryParts(size);
  return `${mantissa}p${exponent < 0 ? "" : "+"}${exponent}`;
}
