import type { ChainNode, CommandNode, FieldNode, IdentifierNode, Operand, VariableNode } from "../parse/node.ts";
import { printNode } from "../parse/print-node.ts";
import type { Arg } from "./call.ts";
import type { Compiler } from "./compiler.ts";
import { idealOrFail } from "./constant.ts";
import type { FieldChain } from "./field.ts";
import { readChain } from "./field.ts";
import { compileCall } from "./function-call.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";
import { compileVariable } from "./variable.ts";

/** A compiled command; `final` is the value piped into it. */
export type Command = (state: State, dot: Value, final: Value) => Value;

/** Compiles a command of a pipeline: a call, or a value that takes no argument. */
export function compileCommand(compiler: Compiler, command: CommandNode, piped: boolean): Command {
  const [first, ...rest] = command.args;
  if (first === undefined) {
    return () => undefined;
  }
  switch (first.kind) {
    case "field":
      return compileField(first, compileArgs(compiler, rest), piped);
    case "chain":
      return compileChain(compiler, first, { args: compileArgs(compiler, rest), piped });
    case "identifier":
      return compileCall(compiler, first, { site: command, args: rest, piped });
    case "variable":
      return compileVariableCommand(compiler, first, { args: compileArgs(compiler, rest), piped });
    default:
      return compileValue(compiler, first, rest.length > 0 || piped);
  }
}

function compileArgs(compiler: Compiler, nodes: readonly Operand[]): Arg[] {
  return nodes.map((node) => compiler.argument(node));
}

/** `.a.b x`: the fields of the dot. */
export function compileField(node: FieldNode, args: readonly Arg[], piped: boolean): Command {
  const chain: FieldChain = { names: node.names, node };
  if (args.length === 0 && !piped) {
    return (state, dot) => {
      state.node = node;
      return readChain(state, { value: dot, boxed: state.boxedDot }, chain, undefined);
    };
  }
  return (state, dot, final) => {
    state.node = node;
    return readChain(state, { value: dot, boxed: state.boxedDot }, chain, { args, dot, piped, final });
  };
}

interface Given {
  readonly args: readonly Arg[];
  readonly piped: boolean;
}

/** `(pipeline).a.b x`, or `function.a x`. */
export function compileChain(compiler: Compiler, node: ChainNode, given: Given): Command {
  const base = compiler.argument(node.base);
  const chain: FieldChain = { names: node.names, node };
  const { args, piped } = given;
  const plain = args.length === 0 && !piped;
  return (state, dot, final) => {
    state.node = node;
    state.boxed = false;
    const value = base(state, dot, undefined);
    return readChain(state, { value, boxed: state.boxed }, chain, plain ? undefined : { args, dot, piped, final });
  };
}

/** `$x.a x`, or `$x` alone. */
export function compileVariableCommand(compiler: Compiler, node: VariableNode, given: Given): Command {
  const [name = "", ...fields] = node.names;
  const read = compileVariable(compiler.scope, name);
  const { args, piped } = given;
  const plain = args.length === 0 && !piped;
  if (fields.length === 0) {
    return (state) => {
      state.node = node;
      const value = read(state);
      return plain ? value : refuseArguments(state, node);
    };
  }
  const chain: FieldChain = { names: fields, node };
  return (state, dot, final) => {
    state.node = node;
    const value = read(state);
    return readChain(state, { value, boxed: state.boxed }, chain, plain ? undefined : { args, dot, piped, final });
  };
}

/** A constant, the dot or a pipeline in parentheses, none of which can be given an argument. */
function compileValue(
  compiler: Compiler,
  node: Exclude<Operand, FieldNode | ChainNode | IdentifierNode | VariableNode>,
  hasArguments: boolean,
): Command {
  if (node.kind === "pipe") {
    const run = compiler.pipeline(node);
    return (state, dot) => (hasArguments ? refuseArguments(state, node) : run(state, dot));
  }
  return (state, dot) => {
    state.node = node;
    if (hasArguments) {
      return refuseArguments(state, node);
    }
    if (node.kind === "nil") {
      return state.fail("nil is not a command");
    }
    return node.kind === "dot" ? dot : idealOrFail(state, node);
  };
}

function refuseArguments(state: State, node: Operand): never {
  return state.fail(`can't give argument to non-function ${printNode(node)}`);
}
