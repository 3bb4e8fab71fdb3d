import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { badArgument, noMergeKey } from "./go-errors.ts";
import { uncomparable } from "./go-panic.ts";
import { format, goTypeOf, identityOf, MAP, own } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";
import { ORDER, PATCH } from "./target.ts";

/**
 * Checks that a `$setElementOrder` names the elements of the patch's list, in their order; deletions are left aside.
 *
 * Behaves as: strategicpatch, validatePatchWithSetOrderList.
 */
export function checkOrder(
  patch: readonly JsonValue[],
  order: readonly JsonValue[],
  mergeKey: string,
  context: MergeContext,
): void {
  if (patch.length === 0 || order.length === 0) return;
  const staying = mergeKey === "" ? patch : patch.filter((element) => !isDeletion(element, context));
  let at = 0;
  let place = 0;
  while (at < staying.length && place < order.length) {
    const element = staying[at] ?? null;
    if (isJsonObject(element) && Object.hasOwn(element, PATCH)) {
      at++;
    } else {
      if (isSame(element, order[place] ?? null, mergeKey, context)) at++;
      place++;
    }
  }
  if (at >= staying.length) return;
  const text = "The order in patch list:\n%v\n doesn't match %s list:\n%v\n";
  throw failure(context, "merge-directive", format(text, [patch, ORDER, order], context.numbers));
}

function isDeletion(element: JsonValue, context: MergeContext): boolean {
  if (!isJsonObject(element)) throw badArgument(MAP, element, context);
  return own(element, PATCH) === "delete";
}

/** Behaves as: strategicpatch, mergeKeyValueEqual. */
function isSame(left: JsonValue, right: JsonValue, mergeKey: string, context: MergeContext): boolean {
  if (mergeKey === "") return areEqual(left, right, context);
  const leftMap = asMap(left, context);
  const rightMap = asMap(right, context);
  return areEqual(keyOf(leftMap, mergeKey, context), keyOf(rightMap, mergeKey, context), context);
}

function asMap(value: JsonValue, context: MergeContext): JsonObject {
  if (!isJsonObject(value)) throw badArgument(MAP, value, context);
  return value;
}

function keyOf(element: JsonObject, mergeKey: string, context: MergeContext): JsonValue {
  const key = own(element, mergeKey);
  if (key === undefined) throw noMergeKey(element, mergeKey, context);
  return key;
}

function areEqual(left: JsonValue, right: JsonValue, context: MergeContext): boolean {
  const identity = identityOf(left, context.numbers);
  if (identity !== undefined) return identity === identityOf(right, context.numbers);
  if (goTypeOf(left, context.numbers) === goTypeOf(right, context.numbers)) throw uncomparable(left, context);
  return false;
}
