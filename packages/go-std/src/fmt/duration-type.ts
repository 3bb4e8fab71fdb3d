import { float64Type, int64Type, stringType } from "../types.ts";
import type { GoMethod, GoType, GoValue } from "../value.ts";
import { Typed } from "../value.ts";
import { durationText } from "./duration.ts";

const MIN = -(1n << 63n);
const MAX = (1n << 63n) - 1n;

function reader(result: GoType, read: (nanoseconds: bigint) => GoValue): GoMethod {
  return { params: [], result, call: (receiver) => read(receiver.content as bigint) };
}

/** Whole units exactly, the rest in floating point. */
function inUnits(unit: bigint): GoMethod {
  return reader(float64Type, (value) => Number(value / unit) + Number(value % unit) / Number(unit));
}

function truncated(value: bigint, step: bigint): bigint {
  return step <= 0n ? value : value - (value % step);
}

function rounded(value: bigint, step: bigint): bigint {
  if (step <= 0n) {
    return value;
  }
  const rest = value < 0n ? -(value % step) : value % step;
  const down = rest + rest < step;
  const result = value < 0n ? (down ? value + rest : value - step + rest) : down ? value - rest : value + step - rest;
  return result < MIN ? MIN : result > MAX ? MAX : result;
}

const readers: [string, GoMethod][] = [
  ["String", reader(stringType, durationText)],
  ["Nanoseconds", reader(int64Type, (value) => new Typed(int64Type, value))],
  ["Microseconds", reader(int64Type, (value) => new Typed(int64Type, value / 1_000n))],
  ["Milliseconds", reader(int64Type, (value) => new Typed(int64Type, value / 1_000_000n))],
  ["Seconds", inUnits(1_000_000_000n)],
  ["Minutes", inUnits(60_000_000_000n)],
  ["Hours", inUnits(3_600_000_000_000n)],
];

function build(): GoType {
  const methods = new Map<string, GoMethod>(readers);
  const type: GoType = { kind: "int64", name: "time.Duration", methods };
  const unary = (params: readonly GoType[], compute: (value: bigint, step: bigint) => bigint): GoMethod => ({
    params,
    result: type,
    call: (receiver, [step]) =>
      new Typed(type, compute(receiver.content as bigint, step instanceof Typed ? (step.content as bigint) : 0n)),
  });
  methods.set("Round", unary([type], rounded));
  methods.set("Truncate", unary([type], truncated));
  methods.set(
    "Abs",
    unary([], (value) => (value >= 0n ? value : value === MIN ? MAX : -value)),
  );
  return type;
}

/**
 * `time.Duration`, with its methods: nanoseconds as a bigint.
 *
 * @example
 * ```ts
 * import { Typed } from "@outrigger/go-std";
 * import { durationType, sprint } from "@outrigger/go-std/fmt";
 * sprint([new Typed(durationType, 90_000_000_000n)]); // "1m30s"
 * ```
 */
export const durationType: GoType = build();
