import { findMethod, pointerTo, Typed } from "@outrigger/go-std";
import { FmtLimitError, sprint } from "@outrigger/go-std/fmt";
import type { ActionNode } from "../parse/node.ts";
import { printNode } from "../parse/print-node.ts";
import type { State } from "./state.ts";
import type { Value } from "./value.ts";
import { followPointers } from "./value.ts";

/** Writes the value of an action. */
export function writeValue(state: State, node: ActionNode, value: Value): void {
  state.node = node;
  const text = typeof value === "string" ? value : textOf(state, node, value);
  state.spend(text.length);
  state.out.value(text, value);
}

function textOf(state: State, node: ActionNode, value: Value): string {
  const printable = printableValue(value);
  if (printable === undefined) {
    return state.fail(`can't print ${printNode(node)} of type ${(value as Typed).type.name}`);
  }
  try {
    return sprint([printable], { limit: state.budget.limits.output });
  } catch (error) {
    if (error instanceof FmtLimitError) {
      return state.exhausted("template-output", `more than ${state.budget.limits.output} characters of output`);
    }
    throw error;
  }
}

/**
 * A value as it is to be printed: pointers followed, a missing one told; `undefined` for a function or channel, which have no text.
 * Behaves as: text/template, printableValue.
 */
export function printableValue(value: Value): Exclude<Value, undefined> | undefined {
  const { value: followed, pointer: last } = followPointers(value);
  if (followed === undefined) {
    return "<no value>";
  }
  if (!(followed instanceof Typed)) {
    return last !== undefined && hasText(last) ? last : followed;
  }
  if (hasText(followed)) {
    return followed;
  }
  const pointer = last ?? (followed.addressable ? new Typed(pointerTo(followed.type), followed) : undefined);
  if (pointer !== undefined && hasText(pointer)) {
    return pointer;
  }
  return followed.type.kind === "func" || followed.type.kind === "chan" ? undefined : followed;
}

function hasText(value: Typed): boolean {
  if (value.type.methods === undefined && value.type.kind !== "ptr" && value.type.kind !== "struct") {
    return false;
  }
  const plain = value.addressable ? new Typed(value.type, value.content) : value;
  return ["Error", "String"].some((name) => findMethod(plain, name)?.method.params.length === 0);
}
