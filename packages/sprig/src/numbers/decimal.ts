import { goError } from "../go-panic.ts";
import { sprint } from "@outrigger/go-std/fmt";

/** A decimal number of any size: `value` × 10^`exponent`. */
export interface Decimal {
  readonly value: bigint;
  readonly exponent: number;
}

/** Digits behind the point of a quotient. */
const PRECISION = 16;

/** The decimal with as few digits as tell a float from its neighbours. Behaves as: decimal.NewFromFloat. */
export function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) {
    throw goError(`Cannot create a Decimal from ${sprint([value])}`);
  }
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return { value: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The nearest float. Behaves as: Decimal.Float64. */
export function floatOf({ value, exponent }: Decimal): number {
  return value === 0n ? 0 : Number(`${value}e${exponent}`);
}

/** Behaves as: Decimal.Add. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { value: scaled(a, exponent) + scaled(b, exponent), exponent };
}

/** Behaves as: Decimal.Sub. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { value: -b.value, exponent: b.exponent });
}

/** Behaves as: Decimal.Mul. */
export function times(a: Decimal, b: Decimal): Decimal {
  return { value: a.value * b.value, exponent: a.exponent + b.exponent };
}

/** The quotient to 16 places, half away from zero. Behaves as: Decimal.Div. */
export function dividedBy(a: Decimal, b: Decimal): Decimal {
  if (b.value === 0n) {
    throw goError("decimal division by 0");
  }
  const shift = a.exponent - b.exponent + PRECISION;
  const dividend = absolute(a.value) * (shift > 0 ? power(shift) : 1n);
  const divisor = absolute(b.value) * (shift < 0 ? power(-shift) : 1n);
  const rounded = (2n * dividend + divisor) / (2n * divisor);
  return { value: a.value < 0n === b.value < 0n ? rounded : -rounded, exponent: -PRECISION };
}

function scaled({ value, exponent }: Decimal, target: number): bigint {
  return value * power(exponent - target);
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
