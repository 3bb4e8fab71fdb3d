import type { Flags } from "./flags.ts";
import { padWithBlanks } from "./pad.ts";
import { isPrint, quoteRune } from "./quote.ts";
import { pad } from "./pad.ts";

/** An integer in one of the bases of fmt's verbs. */
export interface IntegerFormat {
  readonly base: 2 | 8 | 10 | 16;
  readonly upper?: boolean;
  /** `%O`: the prefix `0o`. */
  readonly octalPrefix?: boolean;
}

/** An integer with its flags. Behaves as: fmt, integer verbs. */
export function formatInteger(value: bigint, format: IntegerFormat, flags: Flags): string {
  const negative = value < 0n;
  let digits = (negative ? -value : value).toString(format.base);
  if (format.upper === true) {
    digits = digits.toUpperCase();
  }
  if (flags.hasPrecision) {
    if (flags.precision === 0 && value === 0n) {
      return flags.hasWidth ? " ".repeat(flags.width) : "";
    }
    digits = digits.padStart(flags.precision, "0");
  } else if (flags.zero && !flags.minus && flags.hasWidth) {
    digits = digits.padStart(flags.width - (negative || flags.plus || flags.space ? 1 : 0), "0");
  }
  return padWithBlanks(signOf(negative, flags) + prefixOf(digits, format, flags) + digits, flags);
}

function signOf(negative: boolean, flags: Flags): string {
  if (negative) {
    return "-";
  }
  return flags.plus ? "+" : flags.space ? " " : "";
}

function prefixOf(digits: string, format: IntegerFormat, flags: Flags): string {
  if (format.octalPrefix === true) {
    return flags.sharp && !digits.startsWith("0") ? "0o0" : "0o";
  }
  if (!flags.sharp) {
    return "";
  }
  switch (format.base) {
    case 2:
      return "0b";
    case 8:
      return digits.startsWith("0") ? "" : "0";
    case 16:
      return format.upper === true ? "0X" : "0x";
    default:
      return "";
  }
}

/** `%c`: the character of a number. */
export function formatCharacter(value: bigint, flags: Flags): string {
  return pad(String.fromCodePoint(validRune(value)), flags);
}

/** `%q` of a number: a character literal. */
export function formatQuotedCharacter(value: bigint, flags: Flags): string {
  return pad(quoteRune(validRune(value), flags.plus), flags);
}

function validRune(value: bigint): number {
  const unsigned = BigInt.asUintN(64, value);
  return unsigned > 0x10ffffn || (unsigned >= 0xd800n && unsigned <= 0xdfffn) ? 0xfffd : Number(unsigned);
}

/** `%U`: U+0041, with `#` the character beside it. */
export function formatUnicode(value: bigint, flags: Flags): string {
  const unsigned = BigInt.asUintN(64, value);
  const digits = unsigned.toString(16).toUpperCase();
  const width = flags.hasPrecision && flags.precision > 4 ? flags.precision : 4;
  const shown = flags.sharp && unsigned <= 0x10ffffn && isPrint(Number(unsigned));
  const character = shown ? ` '${String.fromCodePoint(Number(unsigned))}'` : "";
  return padWithBlanks(`U+${digits.padStart(width, "0")}${character}`, flags);
}
