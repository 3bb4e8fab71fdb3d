import { anyType, Typed } from "@outrigger/go-std";
import type { CommandNode, IdentifierNode, Operand } from "../parse/node.ts";
import { printNode } from "../parse/print-node.ts";
import { checkAssignable } from "./assign.ts";
import type { Arg, Arguments, Callee } from "./call.ts";
import { callFunction, checkCount } from "./call.ts";
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
  const run = special(callee, { site, args, operands: parts.args });
  return (state, dot, final) => {
    state.node = node;
    const value = run(state, { args, dot, piped, final });
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
  if (callee.builtin && (site.name === "and" || site.name === "or")) {
    return shortCircuit(callee, site);
  }
  if (callee.builtin && site.name === "slice") {
    return (state, given) => callFunction(state, callee, { ...given, args }, site);
  }
  if (callee.builtin && site.name === "call") {
    return (state, given) => callFunction(state, named(callee, call.operands[0], given), given, site);
  }
  return (state, given) => callFunction(state, callee, given, site);
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
