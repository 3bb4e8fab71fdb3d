import type { GoType } from "@outrigger/go-std";
import { anyType, stringType } from "@outrigger/go-std";
import type { Callee } from "../compile/call.ts";
import type { State } from "../compile/state.ts";
import type { Value } from "../compile/value.ts";
import { isTrue, reflectValueType } from "../compile/value.ts";
import { callValue } from "./call-value.ts";
import { equal, greater, greaterOrEqual, less, lessOrEqual, notEqual } from "./compare.ts";
import { escapeHtml, escapeJs, escapeQuery } from "./escape.ts";
import { indexValue } from "./index-value.ts";
import { lengthOf } from "./length.ts";
import { joinText, print, printFormat, printLine } from "./print-text.ts";
import { sliceValue } from "./slice-value.ts";

type Body = (args: readonly Value[], state: State) => Value;

function builtin(params: readonly GoType[], variadic: boolean, call: Body): Callee {
  return { params, variadic, call };
}

const ANY_VALUE = reflectValueType;
const ONE: readonly GoType[] = [ANY_VALUE];
const TWO: readonly GoType[] = [ANY_VALUE, ANY_VALUE];
const ANY_LIST: readonly GoType[] = [anyType];

/** Go's predefined functions by name. Behaves as: text/template, builtins. */
export const BUILTINS: ReadonlyMap<string, Callee> = new Map([
  // and, or: the compiler evaluates their arguments only as far as needed, so these bodies are never run.
  ["and", builtin(TWO, true, ([first]) => first)],
  ["or", builtin(TWO, true, ([first]) => first)],
  ["not", builtin(ONE, false, ([value]) => !isTrue(value))],
  ["call", builtin(TWO, true, callValue)],
  ["eq", builtin(TWO, true, equal)],
  ["ne", builtin(TWO, false, notEqual)],
  ["lt", builtin(TWO, false, less)],
  ["le", builtin(TWO, false, lessOrEqual)],
  ["gt", builtin(TWO, false, greater)],
  ["ge", builtin(TWO, false, greaterOrEqual)],
  ["index", builtin(TWO, true, indexValue)],
  ["slice", builtin(TWO, true, sliceValue)],
  ["len", builtin(ONE, false, lengthOf)],
  ["print", builtin(ANY_LIST, true, print)],
  ["printf", builtin([stringType, anyType], true, printFormat)],
  ["println", builtin(ANY_LIST, true, printLine)],
  ["html", builtin(ANY_LIST, true, (args, state) => escapeHtml(joinText(args, state)))],
  ["js", builtin(ANY_LIST, true, (args, state) => escapeJs(joinText(args, state)))],
  ["urlquery", builtin(ANY_LIST, true, (args, state) => escapeQuery(joinText(args, state)))],
]);
