import { float64Type, type GoValue } from "@outrigger/go-std";
import { any, define, defineVariadic, float, type FunctionTable, int } from "../define.ts";
import { toFloat64 } from "./cast.ts";
import { type Decimal, decimalOf, dividedBy, floatOf, minus, plus, times } from "./decimal.ts";
import { powerOfTen } from "./power-of-ten.ts";

/** Family: floats. The arithmetic ones count in decimals: `addf 0.1 0.2` is 0.3. */
export function floatFunctions(): FunctionTable {
  return {
    float64: define([any], float64Type, toFloat64),
    addf: defineVariadic([any], float64Type, (values) => fold(0, values, plus)),
    add1f: define([any], float64Type, (value) => fold(value, [1], plus)),
    subf: defineVariadic([any, any], float64Type, (first, rest) => fold(first, rest, minus)),
    mulf: defineVariadic([any, any], float64Type, (first, rest) => fold(first, rest, times)),
    divf: defineVariadic([any, any], float64Type, (first, rest) => fold(first, rest, dividedBy)),
    maxf: defineVariadic([any, any], float64Type, (first, rest) =>
      rest.map(toFloat64).reduce(largest, toFloat64(first)),
    ),
    minf: defineVariadic([any, any], float64Type, (first, rest) =>
      rest.map(toFloat64).reduce(smallest, toFloat64(first)),
    ),
    ceil: define([any], float64Type, (value) => Math.ceil(toFloat64(value))),
    floor: define([any], float64Type, (value) => Math.floor(toFloat64(value))),
    round: defineVariadic([any, int, float], float64Type, (value, places, [roundOn = 0.5]) =>
      round(toFloat64(value), Number(places), roundOn),
    ),
  };
}

function fold(first: GoValue, rest: readonly GoValue[], step: (a: Decimal, b: Decimal) => Decimal): number {
  return floatOf(
    rest.reduce((total: Decimal, value) => step(total, decimalOf(toFloat64(value))), decimalOf(toFloat64(first))),
  );
}

/** Up when the fraction is at least `roundOn`, else down; a negative number has a negative fraction. Behaves as: sprig, round. */
function round(value: number, places: number, roundOn: number): number {
  const power = powerOfTen(places);
  const digits = power * value;
  const fraction = Number.isFinite(digits) ? digits - Math.trunc(digits) : Number.NaN;
  return (fraction >= roundOn ? Math.ceil(digits) : Math.floor(digits)) / power;
}

/** Infinity wins over NaN. Behaves as: math.Max. */
function largest(a: number, b: number): number {
  return a === Infinity || b === Infinity ? Infinity : Math.max(a, b);
}

/** Behaves as: math.Min. */
function smallest(a: number, b: number): number {
  return a === -Infinity || b === -Infinity ? -Infinity : Math.min(a, b);
}
