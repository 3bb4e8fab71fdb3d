import { quote } from "@outrigger/go-std/fmt";
import type { TemplateNode } from "../parse/node.ts";
import type { Eval, Exec, Program, State } from "./state.ts";
import { NEXT } from "./state.ts";
import type { Value } from "./value.ts";

/** Compiles {{template "name" pipeline}}; the template is looked up when it is called. */
export function compileTemplateCall(node: TemplateNode, argument: Eval | undefined): Exec {
  return (state, dot) => {
    state.step();
    state.node = node;
    const program = state.programs.get(node.name);
    if (program === undefined) {
      return state.fail(`template ${quote(node.name)} not defined`);
    }
    if (state.budget.depth >= state.budget.limits.depth) {
      const message = `exceeded maximum template depth (${state.budget.limits.depth})`;
      return state.fail(message, { code: "template-depth" });
    }
    runProgram(state, program, argument === undefined ? undefined : argument(state, dot));
    return NEXT;
  };
}

/** Runs a template with a frame of its own, and leaves the state as it was. */
export function runProgram(state: State, program: Program, dot: Value): void {
  const { template, node, variables, boxedVariables, boxedDot } = state;
  state.template = program.name;
  state.variables = [dot];
  state.boxedVariables = [];
  state.boxedDot = false;
  state.budget.depth++;
  try {
    program.exec(state, dot);
  } finally {
    state.budget.depth--;
  }
  state.template = template;
  state.node = node;
  state.variables = variables;
  state.boxedVariables = boxedVariables;
  state.boxedDot = boxedDot;
}
