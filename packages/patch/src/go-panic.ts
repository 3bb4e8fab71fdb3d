import type { JsonValue } from "@outrigger/go-std/json";
import { goTypeOf } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";
import type { MergeError } from "./merge-error.ts";

/** Go compares two maps or two lists as keys. */
export function uncomparable(value: JsonValue, context: MergeContext): MergeError {
  const type = goTypeOf(value, context.numbers);
  return failure(context, "merge-panic", `runtime error: comparing uncomparable type ${type}`);
}

/** Go uses a map or a list as the key of a map. */
export function unhashable(value: JsonValue, context: MergeContext): MergeError {
  const type = goTypeOf(value, context.numbers);
  return failure(context, "merge-panic", `runtime error: hash of unhashable type ${type}`);
}

/** Go asks the type of a nil for its kind. */
export function nilDereference(context: MergeContext): MergeError {
  return failure(context, "merge-panic", "runtime error: invalid memory address or nil pointer dereference");
}
