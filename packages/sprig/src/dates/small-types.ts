import {
  contentOf,
  float64Type,
  type GoMethod,
  type GoType,
  type GoValue,
  int64Type,
  stringType,
  Typed,
  typed,
} from "@outrigger/go-std";
import { durationText } from "@outrigger/go-std/fmt";
import { once } from "../values/once.ts";
import { clampDuration, roundDuration, truncateDuration } from "./duration.ts";
import { MONTHS, WEEKDAYS } from "./names.ts";

/** `time.Duration`: nanoseconds. */
export const durationType: GoType = {
  kind: "int64",
  name: "time.Duration",
  get methods() {
    return durationMethods();
  },
};

/** `time.Month`. */
export const monthType: GoType = named("time.Month", (month) => MONTHS[month - 1] ?? `%!Month(${month})`);
/** `time.Weekday`. */
export const weekdayType: GoType = named("time.Weekday", (day) => WEEKDAYS[day] ?? `%!Weekday(${day})`);

/** Nanoseconds as a `time.Duration`. */
export function durationValue(nanos: bigint): GoValue {
  return new Typed(durationType, clampDuration(nanos));
}

function named(name: string, print: (value: number) => string): GoType {
  const call: GoMethod["call"] = (receiver) => print(Number(receiver.content));
  return { kind: "int", name, methods: new Map([["String", { params: [], result: stringType, call }]]) };
}

function nanosOf(value: GoValue): bigint {
  return contentOf(value) as bigint;
}

const durationMethods = once((): ReadonlyMap<string, GoMethod> => {
  const reader = (result: GoType, read: (nanos: bigint) => GoValue): GoMethod => ({
    params: [],
    result,
    call: (receiver) => typed(result, read(nanosOf(receiver))),
  });
  const changer = (change: (nanos: bigint, multiple: bigint) => bigint): GoMethod => ({
    params: [durationType],
    result: durationType,
    call: (receiver, [multiple = null]) => durationValue(change(nanosOf(receiver), nanosOf(multiple))),
  });
  return new Map([
    ["String", reader(stringType, durationText)],
    ["Nanoseconds", reader(int64Type, (nanos) => nanos)],
    ["Microseconds", reader(int64Type, (nanos) => nanos / 1000n)],
    ["Milliseconds", reader(int64Type, (nanos) => nanos / 1_000_000n)],
    ["Seconds", reader(float64Type, (nanos) => inUnits(nanos, 1_000_000_000n))],
    ["Minutes", reader(float64Type, (nanos) => inUnits(nanos, 60_000_000_000n))],
    ["Hours", reader(float64Type, (nanos) => inUnits(nanos, 3_600_000_000_000n))],
    ["Abs", reader(durationType, (nanos) => clampDuration(nanos < 0n ? -nanos : nanos))],
    ["Round", changer(roundDuration)],
    ["Truncate", changer(truncateDuration)],
  ]);
});

/** The whole units, and the rest as a fraction of one. */
function inUnits(nanos: bigint, unit: bigint): number {
  return Number(nanos / unit) + Number(nanos % unit) / Number(unit);
}
