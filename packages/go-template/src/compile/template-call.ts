import { quote } from "@outrigger/go-std/fmt";
import type { TemplateNode } from "../parse/node.ts";
import type { Eval, Exec, Program, State } from "./state.ts";
import { NEXT } from "./state.ts";
import type { Value } from "./value.ts";

/** Most blocks that may be open at once in all the templates that call one another: what the smallest stack of a runtime bears. */
const MAX_LEVELS = 1000;

/**
 * Compiles {{template "name" pipeline}}; the template is looked up when it is called.
 *
 * @param level blocks around the call in its own template
 */
export function compileTemplateCall(node: TemplateNode, argument: Eval | undefined, level: number): Exec {
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
    const { budget } = state;
    if (budget.levels + level > MAX_LEVELS) {
      return state.exhausted("template-depth", `more than ${MAX_LEVELS} blocks inside one another`);
    }
    const value = argument === undefined ? undefined : argument(state, dot);
    budget.levels += level;
    runProgram(state, program, value);
    budget.levels -= level;
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
