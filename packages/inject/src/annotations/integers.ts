import { quote } from "@outrigger/go-std/fmt";

/** What Go's strconv says of a text that is no unsigned integer of this width: the value it returns beside the error, and the error. */
export interface ParseFailure {
  /** 0 for a syntax error, the nearest value in range otherwise. */
  readonly value: number;
  readonly message: string;
}

/**
 * Why strconv.ParseUint(text, 10, bits) fails, or undefined where it succeeds.
 *
 * Behaves as: strconv.ParseUint, base 10 (no sign, no blank, no underscore).
 */
export function parseUintFailure(text: string, bits: 16 | 32): ParseFailure | undefined {
  if (!/^[0-9]+$/.test(text)) return failure("ParseUint", text, { value: 0, why: "invalid syntax" });
  const max = 2 ** bits - 1;
  return Number(text) <= max ? undefined : failure("ParseUint", text, { value: max, why: "value out of range" });
}

/**
 * Why strconv.ParseInt(text, 10, 16) fails, or undefined where it succeeds.
 *
 * Behaves as: strconv.ParseInt, base 10, 16 bits: a sign is allowed, the range is -32768 to 32767.
 */
export function parseInt16Failure(text: string): ParseFailure | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return failure("ParseInt", text, { value: 0, why: "invalid syntax" });
  const value = Number(text);
  if (value >= -32768 && value <= 32767) return undefined;
  return failure("ParseInt", text, { value: value < 0 ? -32768 : 32767, why: "value out of range" });
}

function failure(func: string, text: string, of: { value: number; why: string }): ParseFailure {
  return { value: of.value, message: `strconv.${func}: parsing ${quote(text)}: ${of.why}` };
}

const TRUE_WORDS = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE_WORDS = ["0", "f", "F", "FALSE", "false", "False"];

/**
 * The boolean that a word stands for; undefined for a word that stands for none.
 *
 * Behaves as: strconv.ParseBool.
 */
export function parseBool(text: string): boolean | undefined {
  if (TRUE_WORDS.includes(text)) return true;
  return FALSE_WORDS.includes(text) ? false : undefined;
}

/**
 * Why strconv.ParseBool(text) fails, or undefined where it succeeds.
 *
 * Behaves as: strconv.ParseBool.
 */
export function parseBoolFailure(text: string): string | undefined {
  return parseBool(text) === undefined ? `strconv.ParseBool: parsing ${quote(text)}: invalid syntax` : undefined;
}
