import type { GoValue } from "@outrigger/go-std";
import { contentOf } from "@outrigger/go-std";
import { sprint, sprintf, sprintln } from "@outrigger/go-std/fmt";
import { printableValue } from "../compile/print.ts";
import type { State } from "../compile/state.ts";
import type { Value } from "../compile/value.ts";

/** Built text counts as steps by its length, so that doubling a text over and over comes to an end. */
const CHARACTERS_PER_STEP = 64;

function built(state: State, text: string): string {
  state.step(Math.floor(text.length / CHARACTERS_PER_STEP));
  return text;
}

function limitOf(state: State): { limit: number } {
  return { limit: state.budget.limits.output };
}

/** `print`. Behaves as: fmt.Sprint. */
export function print(args: readonly Value[], state: State): string {
  return built(state, sprint(args as readonly GoValue[], limitOf(state)));
}

/** `println`. Behaves as: fmt.Sprintln. */
export function printLine(args: readonly Value[], state: State): string {
  return built(state, sprintln(args as readonly GoValue[], limitOf(state)));
}

/** `printf`. Behaves as: fmt.Sprintf. */
export function printFormat(args: readonly Value[], state: State): string {
  const [format, ...values] = args as readonly GoValue[];
  return built(state, sprintf(contentOf(format ?? "") as string, values, limitOf(state)));
}

/** The text of the arguments of html, js and urlquery, printed as an action would print them. */
export function joinText(args: readonly Value[], state: State): string {
  const [first] = args;
  if (args.length === 1 && typeof first === "string") {
    return first;
  }
  const values = args.map((value) => printableValue(value === null ? undefined : value) ?? (value as GoValue));
  return built(state, sprint(values, limitOf(state)));
}
