import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { ElementIndex, PANIC } from "./element-index.ts";
import { badArgument, noMergeKey } from "./go-errors.ts";
import { uncomparable, unhashable } from "./go-panic.ts";
import { MAP, own } from "./go-value.ts";
import type { MergeContext } from "./merge-context.ts";
import { PATCH } from "./target.ts";
import { sortAsGo } from "./sort-as-go.ts";

/** The elements of a merged list: those that a patch names, and those that only the base has. */
export interface Parts {
  readonly named: readonly JsonValue[];
  readonly others: readonly JsonValue[];
}

/** The orders that the elements of a merged list are put in. */
export interface Orders {
  /** The order of the elements that the patch names. */
  readonly patch: readonly JsonValue[];
  /** The order of the base, of which some of them may be members too. */
  readonly server: readonly JsonValue[];
  readonly mergeKey: string;
  /** Whether the elements are maps. */
  readonly isKeyed: boolean;
}

/**
 * Parts a merged list by whether a list has an element of the same key.
 *
 * Behaves as: strategicpatch, partitionMapsByPresentInList and partitionPrimitivesByPresentInList.
 */
export function partition(
  merged: readonly JsonValue[],
  by: readonly JsonValue[],
  mergeKey: string,
  context: MergeContext,
): Parts {
  const isNamed = mergeKey === "" ? namedByValue(by, context) : namedByKey(by, mergeKey, context);
  const named: JsonValue[] = [];
  const others: JsonValue[] = [];
  for (const element of merged) (isNamed(element) ? named : others).push(element);
  return { named, others };
}

function namedByKey(by: readonly JsonValue[], mergeKey: string, context: MergeContext): (of: JsonValue) => boolean {
  const index = new ElementIndex(by, mergeKey, context);
  return (element) => index.find(keyOf(element, mergeKey, context)) >= 0;
}

function namedByValue(by: readonly JsonValue[], context: MergeContext): (of: JsonValue) => boolean {
  const hashable = (value: JsonValue): JsonValue => {
    if (Array.isArray(value) || isJsonObject(value)) throw unhashable(value, context);
    return value;
  };
  const index = new ElementIndex(by.map(hashable), "", context);
  return (element) => index.find(hashable(element)) >= 0;
}

function keyOf(element: JsonValue, mergeKey: string, context: MergeContext): JsonValue {
  if (!isJsonObject(element)) throw badArgument(MAP, element, context);
  const key = own(element, mergeKey);
  if (key === undefined) throw noMergeKey(element, mergeKey, context);
  return key;
}

/**
 * Puts a merged list in order: what the patch names in the order of the patch, the others in theirs, and the two woven: one of
 * the others comes first only where the next of the named is in the base too, and behind it there.
 *
 * Behaves as: strategicpatch, normalizeElementOrder.
 */
export function orderElements({ named, others }: Parts, orders: Orders, context: MergeContext): readonly JsonValue[] {
  const { isKeyed, mergeKey } = orders;
  const keyOfElement = (element: JsonValue): JsonValue =>
    isKeyed ? (own(element as JsonObject, mergeKey) ?? null) : element;
  const first = sortBy(named, orders.patch, { orders, keyOfElement }, context);
  const second = sortBy(others, orders.server, { orders, keyOfElement }, context);
  if (first.length === 0 || second.length === 0) return [...first, ...second];
  const server = new ElementIndex(orders.server, isKeyed ? mergeKey : "", context);
  return weave(second, first, (element) => server.rankOf(keyOfElement(element)));
}

/** Behaves as: strategicpatch, mergeSortedSlice. */
function weave(
  left: readonly JsonValue[],
  right: readonly JsonValue[],
  rankOf: (element: JsonValue) => number,
): readonly JsonValue[] {
  const woven: JsonValue[] = [];
  let taken = 0;
  for (const next of right) {
    for (; taken < left.length; taken++) {
      const candidate = left[taken] ?? null;
      const rank = rankOf(candidate);
      const limit = rankOf(next);
      if (rank < 0 || limit < 0 || rank >= limit) break;
      woven.push(candidate);
    }
    woven.push(next);
  }
  return [...woven, ...left.slice(taken)];
}

/** Behaves as: strategicpatch, normalizeSliceOrder. */
function sortBy(
  elements: readonly JsonValue[],
  order: readonly JsonValue[],
  { orders, keyOfElement }: { readonly orders: Orders; readonly keyOfElement: (element: JsonValue) => JsonValue },
  context: MergeContext,
): readonly JsonValue[] {
  const { isKeyed, mergeKey } = orders;
  if (isKeyed) for (const element of [...elements, ...order]) keyOf(element, mergeKey, context);
  const isDeleted = (element: JsonValue): boolean => isKeyed && own(element as JsonObject, PATCH) === "delete";
  const kept = elements.some(isDeleted) ? elements.filter((element) => !isDeleted(element)) : elements;
  const sorted =
    kept.length < 2
      ? kept
      : sortByRank(kept, keyOfElement, new ElementIndex(order, isKeyed ? mergeKey : "", context), context);
  return kept === elements ? sorted : [...sorted, ...elements.filter(isDeleted)];
}

/** Elements that the order does not have are "less" than all others for Go's sort, which its algorithm makes the best of. */
function sortByRank(
  elements: readonly JsonValue[],
  keyOfElement: (element: JsonValue) => JsonValue,
  index: ElementIndex,
  context: MergeContext,
): readonly JsonValue[] {
  const ranked = elements.map((element) => ({ element, rank: index.locate(keyOfElement(element)) }));
  if (ranked.every(({ rank }) => rank >= 0)) {
    return ranked.sort((left, right) => left.rank - right.rank).map(({ element }) => element);
  }
  const checked = (item: (typeof ranked)[number]): number => {
    if (item.rank === PANIC) throw uncomparable(keyOfElement(item.element), context);
    return item.rank;
  };
  const sorted = sortAsGo(ranked, (left, right) => checked(left) < 0 || checked(right) < 0 || left.rank < right.rank);
  return sorted.map(({ element }) => element);
}
