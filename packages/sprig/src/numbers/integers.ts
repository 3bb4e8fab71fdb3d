import { int64Type, intType } from "@outrigger/go-std";
import type { GoValue } from "@outrigger/go-std";
import { parseInteger, sprint } from "@outrigger/go-std/fmt";
import { any, define, defineVariadic, type FunctionTable, int64, text } from "../define.ts";
import { goError } from "../go-panic.ts";
import { toInt64 } from "./cast.ts";

/** Family: integers. All of them wrap round at 64 bits, as Go's do. */
export function integerFunctions(): FunctionTable {
  const max = defineVariadic([any, any], int64Type, (first, rest) => fold(first, rest, (a, b) => (b > a ? b : a)));
  return {
    add: defineVariadic([any], int64Type, (values) => fold(null, values, (a, b) => a + b)),
    add1: define([any], int64Type, (value) => int64(toInt64(value) + 1n)),
    sub: define([any, any], int64Type, (a, b) => int64(toInt64(a) - toInt64(b))),
    mul: defineVariadic([any, any], int64Type, (first, rest) => fold(first, rest, (a, b) => a * b)),
    div: define([any, any], int64Type, (a, b) => int64(toInt64(a) / divisor(b))),
    mod: define([any, any], int64Type, (a, b) => int64(toInt64(a) % divisor(b))),
    max,
    biggest: max,
    min: defineVariadic([any, any], int64Type, (first, rest) => fold(first, rest, (a, b) => (b < a ? b : a))),
    int: define([any], intType, toInt64),
    int64: define([any], int64Type, (value) => int64(toInt64(value))),
    atoi: define([text], intType, atoi),
    toDecimal: define([any], int64Type, (value) => int64(octal(sprint([value])))),
  };
}

function fold(first: GoValue, rest: readonly GoValue[], step: (a: bigint, b: bigint) => bigint): GoValue {
  return int64(rest.reduce((total: bigint, value) => BigInt.asIntN(64, step(total, toInt64(value))), toInt64(first)));
}

function divisor(value: GoValue): bigint {
  const number = toInt64(value);
  if (number === 0n) {
    throw goError("runtime error: integer divide by zero");
  }
  return number;
}

/** A decimal number; out of range it is the nearest int, and 0 when it is none. Behaves as: strconv.Atoi, its error dropped. */
function atoi(value: string): bigint {
  const parsed = parseInteger(value, 10);
  if (parsed === "value out of range") {
    return value.startsWith("-") ? -(1n << 63n) : (1n << 63n) - 1n;
  }
  return typeof parsed === "bigint" ? parsed : 0n;
}

function octal(value: string): bigint {
  const parsed = parseInteger(value, 8);
  return typeof parsed === "bigint" ? parsed : 0n;
}
