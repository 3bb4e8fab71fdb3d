import type { PipeNode } from "../parse/node.ts";
import type { Command } from "./command.ts";
import { compileCommand } from "./command.ts";
import type { Compiler } from "./compiler.ts";
import { UNSET } from "./scope.ts";
import type { Eval, State } from "./state.ts";
import type { Value } from "./value.ts";
import { compileAssignment, setVariable } from "./variable.ts";

/** Compiles a pipeline that stands in an action of its own. */
export function compileOuterPipeline(compiler: Compiler, pipe: PipeNode): Eval {
  compiler.conditional.length = 0;
  const run = compilePipeline(compiler, pipe, false);
  if (compiler.conditional.length === 0) {
    return run;
  }
  const unset = [...compiler.conditional];
  return (state, dot) => {
    for (const index of unset) {
      state.variables[index] = UNSET;
    }
    return run(state, dot);
  };
}

/** Compiles a pipeline: each command's value is the last argument of the next. */
export function compilePipeline(compiler: Compiler, pipe: PipeNode, nested: boolean): Eval {
  const run = compileCommands(compiler, pipe);
  if (pipe.declarations.length === 0) {
    return run;
  }
  const setters = pipe.declarations.map((variable) => {
    const [name = ""] = variable.names;
    return pipe.isAssign ? compileAssignment(compiler.scope, name) : compileDeclaration(compiler, name, nested);
  });
  return (state, dot) => {
    const value = run(state, dot);
    for (const set of setters) {
      set(state, value, false);
    }
    return value;
  };
}

function compileDeclaration(
  compiler: Compiler,
  name: string,
  nested: boolean,
): (state: State, value: Value, boxed: boolean) => void {
  const { index } = compiler.scope.declare(name, nested);
  if (nested) {
    compiler.conditional.push(index);
  }
  return (state, value, boxed) => setVariable(state, index, { value, boxed });
}

/** A nil that leaves a pipeline has lost its interface type, and is a missing value from there on. */
function compileCommands(compiler: Compiler, pipe: PipeNode): Eval {
  const commands: Command[] = pipe.commands.map((command, index) => compileCommand(compiler, command, index > 0));
  const [first, second] = commands;
  if (first === undefined) {
    return () => undefined;
  }
  if (second === undefined) {
    return (state, dot) => {
      state.node = pipe;
      return first(state, dot, undefined) ?? undefined;
    };
  }
  return (state, dot) => {
    state.node = pipe;
    let value: Value;
    for (const command of commands) {
      value = command(state, dot, value) ?? undefined;
    }
    return value;
  };
}
