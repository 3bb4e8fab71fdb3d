import type { Scope, Slot } from "./scope.ts";
import { UNSET } from "./scope.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";

/** Finds the place of a variable; -1 when it has none, which is an error. */
type Locate = (state: State) => number;

function locate(slots: readonly Slot[]): Locate {
  const [first, ...others] = slots;
  if (first === undefined) {
    return () => -1;
  }
  if (!first.conditional) {
    const { index } = first;
    return () => index;
  }
  const outer = locate(others);
  return (state) => (state.variables[first.index] === UNSET ? outer(state) : first.index);
}

/** Compiles the reading of a variable, which leaves in `state.boxed` whether its static type is `interface{}`. */
export function compileVariable(scope: Scope, name: string): (state: State) => Value {
  const place = locate(scope.find(name));
  return (state) => {
    const index = place(state);
    if (index < 0) {
      return state.fail(`undefined variable: ${name}`);
    }
    state.boxed = state.boxedVariables[index] === true;
    return state.variables[index];
  };
}

/** Compiles `$x = value`. */
export function compileAssignment(scope: Scope, name: string): (state: State, value: Value, boxed: boolean) => void {
  const place = locate(scope.find(name));
  return (state, value, boxed) => {
    const index = place(state);
    if (index < 0) {
      state.fail(`undefined variable: ${name}`);
    }
    setVariable(state, index, { value, boxed });
  };
}

/** Puts a value in a place of the frame. */
export function setVariable(state: State, index: number, content: { value: Value; boxed: boolean }): void {
  state.variables[index] = content.value;
  state.boxedVariables[index] = content.boxed;
}
