/** Forms in which a quantity is written. */
export type QuantityFormat = "decimal" | "binary" | "exponent";

/** An amount: `mantissa · 10^exponent`, exact. */
export interface Quantity {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly format: QuantityFormat;
  /** The text as it was given, where Go keeps it; else undefined. */
  readonly text: string | undefined;
}

/** A text that is no quantity. `message` is Go's text to the letter. */
export class QuantityError extends Error {
  readonly code = "kube-quantity";
  readonly hint = "Write a number with an optional suffix, such as 100m, 1.5 or 128Mi.";

  constructor(message: string) {
    super(message);
    this.name = "QuantityError";
  }
}

const WRONG_FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const WRONG_SUFFIX = "unable to parse quantity's suffix";
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const DECIMAL_SUFFIXES = new Map(Object.entries(DECIMAL).map(([suffix, exponent]) => [exponent, suffix]));
const BINARY_SUFFIXES: readonly string[] = ["", ...Object.keys(BINARY)];
/** Go's int64 holds this many decimal digits for certain. */
const SAFE_DIGITS = 18;
const NANO = -9;
/** Longer texts are refused, for arithmetic on them is slow. */
const MAX_LENGTH = 4096;
const MAX_INT64 = 2n ** 63n - 1n;

/** The parts of a quantity's text. */
interface Parts {
  readonly negative: boolean;
  /** Whether no digit stands in the text before the suffix. */
  readonly blank: boolean;
  /** Digits before the point without leading zeros (`0` when there are none) and behind it. */
  readonly digits: string;
  readonly decimals: number;
  readonly format: QuantityFormat;
  /** Power of ten (or two, in the binary format) that the suffix stands for. */
  readonly power: number;
}

/**
 * Reads a quantity. Throws a {@link QuantityError}.
 *
 * Behaves as: apimachinery, resource.ParseQuantity.
 *
 * @example
 * ```ts
 * import { formatQuantity, parseQuantity } from "@outrigger/kube";
 * formatQuantity(parseQuantity("0.5")); // "500m"
 * ```
 */
export function parseQuantity(text: string): Quantity {
  const parts = splitQuantity(text);
  if (!isFast(parts)) {
    if (parts.blank) throw new QuantityError("unable to parse numeric part of quantity");
    return bounded(exactAmount(parts));
  }
  return { ...exactAmount(parts), text: looksCanonical(parts) ? text : undefined };
}

function splitQuantity(text: string): Parts {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*(?:[+-]?\d*))$/.exec(text);
  if (text === "" || text.length > MAX_LENGTH || match === null) throw new QuantityError(WRONG_FORMAT);
  const [, sign = "", whole = "", decimals = "", suffix = ""] = match;
  const integer = whole.replace(/^0+/, "");
  const digits = (integer === "" ? "0" : integer) + decimals;
  return {
    negative: sign === "-",
    digits,
    decimals: decimals.length,
    blank: whole + decimals === "",
    ...readSuffix(suffix),
  };
}

function readSuffix(suffix: string): { format: QuantityFormat; power: number } {
  if (Object.hasOwn(DECIMAL, suffix)) return { format: "decimal", power: DECIMAL[suffix] ?? 0 };
  if (Object.hasOwn(BINARY, suffix)) return { format: "binary", power: BINARY[suffix] ?? 0 };
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  const power = exponent === undefined ? Number.NaN : Number(exponent);
  if (!Number.isSafeInteger(power) || power > 2 ** 31 - 1 || power < -(2 ** 31)) throw new QuantityError(WRONG_SUFFIX);
  return { format: "exponent", power };
}

/** Whether the amount fits Go's fast form (an int64 and a scale), which neither rounds nor caps. */
function isFast({ digits, decimals, format, power }: Parts): boolean {
  if (format === "binary") return decimals === 0 && SAFE_DIGITS - 4 - digits.length - Math.floor(power * 0.3) >= 0;
  return digits.length <= SAFE_DIGITS && power - decimals >= NANO;
}

/** Whether Go takes a text that fits its fast form for canonical, and so keeps it. */
function looksCanonical({ digits, decimals, format, power }: Parts): boolean {
  if (format === "binary") return (BigInt(digits) & 7n) !== 0n;
  return (power - decimals) % 3 === 0 && !digits.endsWith("000") && !digits.startsWith("0");
}

function exactAmount({ negative, digits, decimals, format, power }: Parts): Quantity {
  const amount = BigInt(digits) * (format === "binary" ? 2n ** BigInt(power) : 1n);
  const exponent = (format === "binary" ? 0 : power) - decimals;
  return { mantissa: negative ? -amount : amount, exponent, format, text: undefined };
}

/** Rounds away from zero to nano and caps a binary amount, as Go's slow form does. */
function bounded(quantity: Quantity): Quantity {
  let { mantissa, exponent } = roundAway(quantity, NANO);
  let { format } = quantity;
  if (format === "binary") {
    const unit = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
    if (mantissa > MAX_INT64 * unit) [mantissa, exponent] = [MAX_INT64, 0];
    else if (mantissa < -MAX_INT64 * unit) [mantissa, exponent] = [-MAX_INT64, 0];
    if (mantissa < unit && mantissa > -unit) format = "decimal";
  }
  return { mantissa, exponent, format, text: undefined };
}

/**
 * A quantity with nothing finer than a thousandth, rounded away from zero.
 *
 * Behaves as: apimachinery, Quantity.RoundUp(-3), which also forgets the text that was given.
 */
export function roundUpToMilli(quantity: Quantity): Quantity {
  return { ...quantity, ...roundAway(quantity, -3), text: undefined };
}

function roundAway({ mantissa, exponent }: Pick<Quantity, "mantissa" | "exponent">, scale: number) {
  if (exponent >= scale || mantissa === 0n) return { mantissa, exponent };
  const negative = mantissa < 0n;
  const amount = negative ? -mantissa : mantissa;
  const unit = 10n ** BigInt(Math.min(scale - exponent, amount.toString().length + 1));
  const rounded = (amount + unit - 1n) / unit;
  return { mantissa: negative ? -rounded : rounded, exponent: scale };
}

/**
 * Writes a quantity.
 *
 * Behaves as: apimachinery, Quantity.String.
 */
export function formatQuantity(quantity: Quantity): string {
  if (quantity.mantissa === 0n) return "0";
  if (quantity.text !== undefined) return quantity.text;
  return (quantity.format === "binary" ? formatBinary(quantity) : undefined) ?? formatDecimal(quantity);
}

/** Nothing for an amount that Go writes in the decimal form: a small one, or one that is not whole. */
function formatBinary({ mantissa, exponent }: Quantity): string | undefined {
  const unit = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
  if (mantissa % unit !== 0n) return undefined;
  let amount = (mantissa / unit) * (exponent > 0 ? 10n ** BigInt(exponent) : 1n);
  if (amount < 1024n && amount > -1024n) return undefined;
  let power = 0;
  while (amount % 1024n === 0n) {
    amount /= 1024n;
    power++;
  }
  return `${amount}${BINARY_SUFFIXES[power] ?? ""}`;
}

function formatDecimal(quantity: Quantity): string {
  let { mantissa, exponent } = quantity;
  const zeros = /0*$/.exec(mantissa.toString())?.[0].length ?? 0;
  mantissa /= 10n ** BigInt(zeros);
  exponent += zeros;
  const excess = ((exponent % 3) + 3) % 3;
  mantissa *= 10n ** BigInt(excess);
  exponent -= excess;
  if (quantity.format !== "exponent") return `${mantissa}${DECIMAL_SUFFIXES.get(exponent) ?? ""}`;
  return exponent === 0 ? mantissa.toString() : `${mantissa}e${exponent}`;
}
