import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { format, goTypeOf } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";
import type { MergeError } from "./merge-error.ts";

/** Behaves as: mergepatch.ErrNoMergeKey. */
export function noMergeKey(element: JsonObject, mergeKey: string, context: MergeContext): MergeError {
  const message = format("map: %v does not contain declared merge key: %s", [element, mergeKey], context.numbers);
  return failure(context, "merge-key", message);
}

/** Behaves as: mergepatch.ErrBadArgType. */
export function badArgument(expected: string, actual: JsonValue, context: MergeContext): MergeError {
  const received = actual === null ? "%!s(<nil>)" : goTypeOf(actual, context.numbers);
  return failure(context, "merge-list", `expected a ${expected}, but received a ${received}`);
}

/** Behaves as: mergepatch.ErrBadPatchType. */
export function badDirective(directive: JsonValue, patch: JsonObject, context: MergeContext): MergeError {
  const message = format("unknown patch type: %s in map: %v", [directive, patch], context.numbers);
  return failure(context, "merge-directive", message);
}

/** Behaves as: mergepatch.ErrBadPatchFormatForPrimitiveList and its siblings. */
export function badFormat(
  of: "primitive list" | "retainKeys" | "setElementOrder list",
  context: MergeContext,
): MergeError {
  return failure(context, "merge-directive", `invalid patch format of ${of}`);
}
