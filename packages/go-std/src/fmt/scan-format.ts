import { contentOf } from "../reflect.ts";
import { typeOf } from "../types.ts";
import type { GoValue } from "../value.ts";
import type { Flags } from "./flags.ts";

/** Widths, precisions and argument numbers above it are refused. */
const LARGEST = 1_000_000;

/** Reading position in a format and in its arguments. */
export interface Scan {
  readonly format: string;
  readonly values: readonly GoValue[];
  at: number;
  argument: number;
  /** Whether an argument number `[n]` was used at all: then surplus arguments are not reported. */
  reordered: boolean;
  /** Whether `[n]` stands right before. */
  afterIndex: boolean;
  goodIndex: boolean;
  /** No `]` is left in the format, so no search for one is needed. */
  noBracket: boolean;
}

/** `+-# 0` in any order. */
export function readFlags(scan: Scan, flags: Flags): void {
  for (; scan.at < scan.format.length; scan.at++) {
    switch (scan.format.charAt(scan.at)) {
      case "#":
        flags.sharp = true;
        break;
      case "0":
        flags.zero = true;
        break;
      case "+":
        flags.plus = true;
        break;
      case "-":
        flags.minus = true;
        break;
      case " ":
        flags.space = true;
        break;
      default:
        return;
    }
  }
}

/** The argument of a `*`. */
export function integerArgument(scan: Scan): number | undefined {
  const value = scan.values[scan.argument];
  scan.afterIndex = false;
  if (value === undefined) {
    return undefined;
  }
  scan.argument++;
  const content = typeOf(value)?.kind === "ptr" ? null : contentOf(value);
  return typeof content === "bigint" && content <= LARGEST && content >= -LARGEST ? Number(content) : undefined;
}

/** A number; one that is too large ends the format, as Go has it. */
export function readNumber(scan: Scan): number | undefined {
  const start = scan.at;
  let value = 0;
  for (; scan.at < scan.format.length; scan.at++) {
    const digit = scan.format.charCodeAt(scan.at) - 48;
    if (digit < 0 || digit > 9) {
      break;
    }
    if (value > LARGEST) {
      scan.at = scan.format.length;
      return undefined;
    }
    value = value * 10 + digit;
  }
  return scan.at > start ? value : undefined;
}

/** `[n]`: the number of the argument to take next. */
export function readIndex(scan: Scan): void {
  scan.afterIndex = false;
  if (scan.format.charAt(scan.at) !== "[") {
    return;
  }
  scan.reordered = true;
  const close = scan.noBracket ? -1 : scan.format.indexOf("]", scan.at + 1);
  if (close < 0) {
    scan.noBracket = true;
    scan.goodIndex = false;
    scan.at += 1;
    return;
  }
  const text = scan.format.slice(scan.at + 1, close);
  scan.at = close + 1;
  const valid = /^\d{1,8}$/.test(text) && Number(text) <= LARGEST * 10;
  const index = Number(text) - 1;
  scan.afterIndex = valid;
  if (valid && index >= 0 && index < scan.values.length) {
    scan.argument = index;
  } else {
    scan.goodIndex = false;
  }
}
