import type { GoType } from "@outrigger/go-std";
import { Typed } from "@outrigger/go-std";
import type { Operand } from "../parse/node.ts";
import { canBeNil, checkAssignable } from "./assign.ts";
import type { Arg } from "./call.ts";
import type { Command } from "./command.ts";
import { compileChain, compileField, compileVariableCommand } from "./command.ts";
import type { Compiler } from "./compiler.ts";
import { constantFor, idealOrFail } from "./constant.ts";
import { compileCall } from "./function-call.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";
import { reflectValueType } from "./value.ts";

/** Compiles an argument, which learns the type of its parameter only when it is evaluated. */
export function compileArgument(compiler: Compiler, node: Operand): Arg {
  switch (node.kind) {
    case "dot":
      return (state, dot, type) => {
        state.node = node;
        state.boxed = state.boxedDot;
        return checkAssignable(state, dot, type);
      };
    case "nil":
      return (state, _dot, type) => {
        state.node = node;
        return nilFor(state, type);
      };
    case "bool":
    case "number":
    case "string":
      return (state, _dot, type) => {
        state.node = node;
        return type === undefined ? idealOrFail(state, node) : constantFor(state, node, type);
      };
    case "pipe": {
      const run = compiler.pipeline(node);
      return (state, dot, type) => {
        state.node = node;
        const value = run(state, dot);
        state.boxed = false;
        return checkAssignable(state, value, type);
      };
    }
    default:
      return checked(compileOperand(compiler, node));
  }
}

function compileOperand(
  compiler: Compiler,
  node: Exclude<Operand, { kind: "pipe" | "dot" | "nil" | "bool" | "number" | "string" }>,
): Command {
  switch (node.kind) {
    case "field":
      return compileField(node, [], false);
    case "chain":
      return compileChain(compiler, node, { args: [], piped: false });
    case "variable":
      return compileVariableCommand(compiler, node, { args: [], piped: false });
    default:
      return compileCall(compiler, node, { site: node, args: [], piped: false });
  }
}

function checked(command: Command): Arg {
  return (state, dot, type) => checkAssignable(state, command(state, dot, undefined), type);
}

function nilFor(state: State, type: GoType | undefined): Value {
  if (type === undefined || type === reflectValueType) {
    return undefined;
  }
  if (!canBeNil(type)) {
    return state.fail(`cannot assign nil to ${type.name}`);
  }
  return type.kind === "interface" ? null : new Typed(type, null);
}
