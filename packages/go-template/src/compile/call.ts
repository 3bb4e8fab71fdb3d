import type { GoType } from "@outrigger/go-std";
import { FmtLimitError } from "@outrigger/go-std/fmt";
import { TemplateError } from "../errors/template-error.ts";
import { checkAssignable } from "./assign.ts";
import type { CallSite, State } from "./state.ts";
import type { Value } from "./value.ts";

/** A compiled argument: its value for a parameter of a type. */
export type Arg = (state: State, dot: Value, type: GoType | undefined) => Value;

/** What a call is given: arguments, and the value piped into it when there is one. */
export interface Arguments {
  readonly args: readonly Arg[];
  readonly dot: Value;
  readonly piped: boolean;
  readonly final: Value;
}

/** Anything that can be called: a function, a built-in or a method with its receiver bound. */
export interface Callee {
  readonly params: readonly GoType[];
  readonly variadic?: boolean | undefined;
  call(args: readonly Value[], state: State): Value;
}

/** Evaluates the arguments and calls. Behaves as: text/template, function calls. */
export function callFunction(state: State, callee: Callee, given: Arguments, site: CallSite): Value {
  state.step();
  checkCount(state, callee, given, site);
  return callWith(state, callee, evaluateArgs(state, callee, given), site);
}

/** Go's error when the number of arguments does not fit. */
export function checkCount(state: State, callee: Callee, given: Arguments, site: CallSite): void {
  const { params, variadic = false } = callee;
  const count = given.args.length + (given.piped ? 1 : 0);
  if (isCountRight(callee, count)) return;
  if (variadic) {
    state.fail(`wrong number of args for ${site.name}: want at least ${params.length - 1} got ${given.args.length}`);
  }
  state.fail(`wrong number of args for ${site.name}: want ${params.length} got ${count}`);
}

/** Whether a function takes so many arguments. */
export function isCountRight({ params, variadic = false }: Callee, count: number): boolean {
  return variadic ? count >= params.length - 1 : count === params.length;
}

function evaluateArgs(state: State, callee: Callee, given: Arguments): Value[] {
  const { params } = callee;
  const last = params.at(-1);
  const values: Value[] = [];
  let index = 0;
  for (const arg of given.args) {
    values.push(arg(state, given.dot, params[index] ?? last));
    index++;
  }
  if (given.piped) {
    values.push(checkAssignable(state, given.final, params[given.args.length] ?? last));
  }
  return values;
}

/** Calls with values in hand; what the function throws is put at the call. */
export function callWith(state: State, callee: Callee, values: readonly Value[], site: CallSite): Value {
  try {
    return callee.call(values, state);
  } catch (error) {
    state.node = site.node;
    return rethrow(state, error, site);
  }
}

function rethrow(state: State, error: unknown, site: CallSite): never {
  if (error instanceof FmtLimitError) {
    return state.exhausted("template-output", `more than ${state.budget.limits.output} characters in one text`);
  }
  if (error instanceof TemplateError && error.code !== "template-syntax" && error.code !== "template-execution") {
    throw error;
  }
  if (error instanceof RangeError && error.message.includes("call stack")) {
    throw error;
  }
  const text = error instanceof Error ? error.message : String(error);
  return state.fail(`error calling ${site.name}: ${text}`, { cause: error });
}
