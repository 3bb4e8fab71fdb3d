import { type GoValue, intType, sliceOf, stringType, Typed } from "@outrigger/go-std";
import { define, defineVariadic, type FunctionTable, int } from "../define.ts";
import { checkListSize } from "../limits.ts";

const intSlice = sliceOf(intType);

/** Family: lists of integers. */
export function rangeFunctions(): FunctionTable {
  return {
    until: define([int], intSlice, (count) =>
      list(steps("until", { start: 0n, stop: count, step: count < 0n ? -1n : 1n })),
    ),
    untilStep: define([int, int, int], intSlice, (start, stop, step) =>
      list(steps("untilStep", { start, stop, step })),
    ),
    seq: defineVariadic([int], stringType, (params) => sequence(params).join(" ")),
  };
}

interface Range {
  readonly start: bigint;
  /** The first number that is past the end. */
  readonly stop: bigint;
  readonly step: bigint;
}

/** None when the step leads away from the end. Behaves as: sprig, untilStep. */
function steps(name: string, { start, stop, step }: Range): bigint[] {
  const distance = stop - start;
  if (step === 0n || distance === 0n || distance < 0n !== step < 0n) {
    return [];
  }
  const count = (distance + step + (step < 0n ? 1n : -1n)) / step;
  checkListSize(name, count);
  return Array.from({ length: Number(count) }, (_, i) => start + BigInt(i) * step);
}

/** Behaves as: the shell's seq with one, two or three numbers; nothing with none or more. */
function sequence(params: readonly bigint[]): bigint[] {
  const [first = 0n, second = 0n, third = 0n] = params;
  switch (params.length) {
    case 1:
      return inclusive(1n, first);
    case 2:
      return inclusive(first, second);
    case 3:
      return third < first && second > 0n ? [] : inclusive(first, third, second);
    default:
      return [];
  }
}

function inclusive(start: bigint, end: bigint, step?: bigint): bigint[] {
  const direction = end < start ? -1n : 1n;
  return steps("seq", { start, stop: BigInt.asIntN(64, end + direction), step: step ?? direction });
}

function list(numbers: readonly bigint[]): GoValue {
  return new Typed(intSlice, numbers);
}
