import type { JsonValue } from "@outrigger/go-std/json";
import { nilDereference } from "./go-panic.ts";
import { format, goTypeOf, LIST } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";

/**
 * The Go type that all elements of two lists have.
 *
 * Behaves as: strategicpatch, sliceElementType.
 */
export function elementType(base: readonly JsonValue[], patch: readonly JsonValue[], context: MergeContext): string {
  let first: string | undefined;
  for (const list of [base, patch]) {
    for (const element of list) {
      const type = goTypeOf(element, context.numbers);
      if (first === undefined) {
        if (element === null) throw nilDereference(context);
        if (type === LIST) throw failure(context, "merge-list", "lists of lists are not supported");
        first = type;
      } else if (type !== first) {
        const text = "list element types are not identical: [%v %v]";
        throw failure(context, "merge-list", format(text, [base, patch], context.numbers));
      }
    }
  }
  if (first === undefined) throw failure(context, "merge-list", "no elements in any of the given slices");
  return first;
}
