import type { Flags } from "./flags.ts";
import type { FloatVerb } from "./format-float.ts";
import { formatFloat } from "./format-float.ts";
import { pad, padWithBlanks } from "./pad.ts";

/** A float as a verb shows it. */
export interface RealFormat {
  readonly verb: FloatVerb;
  readonly bits: 32 | 64;
  /** Used where the flags give none; -1: the shortest form. */
  readonly precision: number;
}

/** A float with its flags. Behaves as: fmt, floating-point verbs. */
export function formatReal(value: number, format: RealFormat, flags: Flags): string {
  const precision = flags.hasPrecision ? flags.precision : format.precision;
  const text = formatFloat(value, { verb: format.verb, bits: format.bits, precision });
  const signed = text.startsWith("-") || text.startsWith("+");
  const size = signed ? text.slice(1) : text;
  const sign = text.startsWith("-") ? "-" : flags.space && !flags.plus ? " " : "+";
  if (!Number.isFinite(value)) {
    return padWithBlanks(Number.isNaN(value) && !flags.space && !flags.plus ? size : sign + size, flags);
  }
  const body = flags.sharp && format.verb !== "b" ? withPoint(size, format.verb, precision) : size;
  if (!flags.plus && sign === "+") {
    return pad(body, flags);
  }
  if (flags.zero && !flags.minus && flags.hasWidth && flags.width > body.length + 1) {
    return sign + body.padStart(flags.width - 1, "0");
  }
  return pad(sign + body, flags);
}

/** `#`: always a decimal point, and for %g the trailing zeros too. */
function withPoint(size: string, verb: FloatVerb, precision: number): string {
  const hexadecimal = verb === "x" || verb === "X";
  const at = size.search(hexadecimal ? /[pP]/ : /[eEpP]/);
  const mantissa = at < 0 ? size : size.slice(0, at);
  const tail = at < 0 ? "" : size.slice(at);
  let missing = verb === "g" || verb === "G" || verb === "x" ? (precision < 0 ? 6 : precision) : 0;
  missing -= significantDigits(mantissa);
  const hasPoint = mantissa.includes(".");
  if (!hasPoint && mantissa === "0") {
    missing--;
  }
  return mantissa + (hasPoint ? "" : ".") + "0".repeat(Math.max(missing, 0)) + tail;
}

/** Every character after the first that is no zero counts, as Go counts them: the `x` of a hexadecimal prefix too. */
function significantDigits(mantissa: string): number {
  const digits = mantissa.replace(".", "");
  const first = digits.search(/[^0]/);
  return first < 0 ? 0 : digits.length - first;
}
