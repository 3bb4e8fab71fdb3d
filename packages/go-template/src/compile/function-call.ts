import { anyType, Typed } from "@outrigger/go-std";
import type { CommandNode, IdentifierNode, Operand } from "../parse/node.ts";
import { printNode } from "../parse/print-node.ts";
import { checkAssignable } from "./assign.ts";
import type { Arg, Arguments, Callee } from "./call.ts";
import { callFunction, callWith, checkCount, isCountRight } from "./call.ts";
import type { Compiler, KnownFunction } from "./compiler.ts";
import type { CallSite, State } from "./state.ts";
import type { Value } from "./value.ts";
import { isTrue, reflectValueType } from "./value.ts";
import { describeReflectValue } from "./describe-value.ts";

type Call = (state: State, dot: Value, final: Value) => Value;

interface CallParts {
  /** The node that errors of the call are put at. */
  readonly site: CommandNode | IdentifierNode;
  readonly args: readonly Operand[];
  readonly piped: boolean;
}

/** Compiles the call of a function by name. */
export function compileCall(compiler: Compiler, node: IdentifierNode, parts: CallParts): Call {
  const { name } = node;
  const { piped } = parts;
  const callee = compiler.functions(name);
  const args = parts.args.map((operand) => compiler.argument(operand));
  const site: CallSite = { name, node: parts.site };
  if (callee === undefined) {
    return (state) => {
      state.node = node;
      return state.fail(`"${name}" is not a defined function`);
    };
  }
  if (!SPECIAL.includes(name) || !callee.builtin) return compilePlainCall(callee, { node, site, args, piped });
  const run = special(callee, { site, args, operands: parts.args });
  return (state, dot, final) => {
    state.node = node;
    const value = run(state, { args, dot, piped, final });
    state.boxed = callee.boxed;
    return value;
  };
}

/** Built-ins that are not plain functions. */
const SPECIAL: readonly string[] = ["and", "or", "slice", "call"];

interface PlainCall {
  readonly node: IdentifierNode;
  readonly site: CallSite;
  readonly args: readonly Arg[];
  readonly piped: boolean;
}

/** What can be known of a call beforehand is: the types of its parameters, and whether there are enough arguments. */
function compilePlainCall(callee: KnownFunction, { node, site, args, piped }: PlainCall): Call {
  const { params } = callee;
  const types = [...args, undefined].map((_, index) => params[index] ?? params.at(-1));
  const given = args.length;
  const pipedType = types[given];
  const fits = isCountRight(callee, given + (piped ? 1 : 0));
  return (state, dot, final) => {
    state.node = node;
    state.step();
    if (!fits) checkCount(state, callee, { args, dot, piped, final }, site);
    const values: Value[] = [];
    for (let index = 0; index < given; index++) values.push((args[index] as Arg)(state, dot, types[index]));
    if (piped) values.push(checkAssignable(state, final, pipedType));
    const value = callWith(state, callee, values, site);
    state.boxed = callee.boxed;
    return value;
  };
}

interface Special {
  readonly site: CallSite;
  readonly args: readonly Arg[];
  readonly operands: readonly Operand[];
}

/**
 * Four built-ins are not plain functions: and, or stop early, call knows the text of its first argument, and slice refuses an
 * index that is held in an interface.
 */
function special(callee: KnownFunction, call: Special): (state: State, given: Arguments) => Value {
  const { site } = call;
  const args = call.args.map((arg, index) => (index === 0 ? arg : boxing(arg)));
  if (site.name === "and" || site.name === "or") {
    return shortCircuit(callee, site);
  }
  if (site.name === "slice") {
    return (state, given) => callFunction(state, callee, { ...given, args }, site);
  }
  return (state, given) => callFunction(state, named(callee, call.operands[0], given), given, site);
}

/** Marks a value whose static type is `interface{}`, where a function can tell. */
function boxing(arg: Arg): Arg {
  return (state, dot, type) => {
    state.boxed = false;
    const value = arg(state, dot, type);
    return state.boxed && value !== undefined ? new Typed(anyType, value) : value;
  };
}

function shortCircuit(callee: Callee, site: CallSite): (state: State, given: Arguments) => Value {
  const stop = site.name === "or";
  return (state, given) => {
    state.step();
    checkCount(state, callee, given, site);
    let value: Value;
    for (const arg of given.args) {
      value = arg(state, given.dot, reflectValueType);
      if (isTrue(value) === stop) {
        return value;
      }
    }
    return given.piped ? checkAssignable(state, given.final, reflectValueType) : value;
  };
}

/** Puts the text of the function before the arguments, for the error texts of call. */
function named(callee: Callee, operand: Operand | undefined, given: Arguments): Callee {
  const text = operand === undefined ? describeReflectValue(given.final) : printNode(operand);
  return { ...callee, call: (args, state) => callee.call([text, ...args], state) };
}
