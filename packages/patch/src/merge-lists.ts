import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { applyDirectives } from "./apply-directives.ts";
import { ElementIndex } from "./element-index.ts";
import { elementType } from "./element-type.ts";
import { noMergeKey } from "./go-errors.ts";
import { memoryOfSet, overwrite } from "./go-memory.ts";
import { goKind, type Place } from "./merge-type.ts";
import { type Identity, identityOf, MAP, own } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";
import { orderElements, partition } from "./order-elements.ts";

/** What lists are merged by. */
export interface ListMember {
  /** Where the elements are. */
  readonly place: Place;
  readonly mergeKey: string;
  /** Whether the patch names what to take out of the list. */
  readonly deletes: boolean;
}

export interface MergedLists {
  readonly list: readonly JsonValue[];
  /** What the memory of Go's base list holds in the end, over its old length: a `$setElementOrder` takes its order from there. */
  readonly memory: readonly JsonValue[];
}

/**
 * Merges a list of a patch into a list: elements of one key become one, scalars a set.
 *
 * Behaves as: strategicpatch, mergeSlice.
 */
export function mergeLists(
  base: readonly JsonValue[],
  patch: readonly JsonValue[],
  member: ListMember,
  context: MergeContext,
): MergedLists {
  if (base.length === 0 && patch.length === 0) return { list: base, memory: base };
  const isKeyed = elementType(base, patch, context) === MAP;
  if (!isKeyed && member.deletes) return { list: without(base, patch, context), memory: base };
  if (!isKeyed) return mergeScalars(base, patch, member, context);
  if (member.mergeKey === "") {
    const message = `cannot merge lists without merge key for ${goKind(member.place.type)}`;
    throw failure(context, "merge-schema", message);
  }
  return mergeKeyed(base as readonly JsonObject[], patch as readonly JsonObject[], member, context);
}

function without(base: readonly JsonValue[], gone: readonly JsonValue[], context: MergeContext): readonly JsonValue[] {
  const identities = new Set(gone.map((value) => identityOf(value, context.numbers)));
  const left = base.filter((value) => !identities.has(identityOf(value, context.numbers)));
  context.rooms.set(left, base.length);
  return left;
}

function mergeScalars(
  base: readonly JsonValue[],
  patch: readonly JsonValue[],
  { mergeKey }: ListMember,
  context: MergeContext,
): MergedLists {
  const merged = new Map<Identity | undefined, JsonValue>();
  for (const value of [...base, ...patch]) {
    const identity = identityOf(value, context.numbers);
    if (!merged.has(identity)) merged.set(identity, value);
  }
  const parts = partition([...merged.values()], patch, mergeKey, context);
  const memory = memoryOfSet(base, patch, context);
  return { list: orderElements(parts, { patch, server: memory, mergeKey, isKeyed: false }, context), memory };
}

function mergeKeyed(
  base: readonly JsonObject[],
  patch: readonly JsonObject[],
  member: ListMember,
  context: MergeContext,
): MergedLists {
  const { mergeKey } = member;
  const left = applyDirectives(base, patch, mergeKey, context);
  const merged = mergeElements(left.base, left.patch, member, context);
  const parts = partition(merged, left.patch, mergeKey, context);
  const orders = { patch: left.patch, server: left.base, mergeKey, isKeyed: true };
  const list = orderElements(parts, orders, context);
  return { list, memory: [...left.survivors, ...overwrite(left.leftovers, merged.slice(left.base.length))] };
}

/** Behaves as: strategicpatch, mergeSliceWithoutSpecialElements. */
function mergeElements(
  base: readonly JsonObject[],
  patch: readonly JsonObject[],
  { place, mergeKey }: ListMember,
  context: MergeContext,
): readonly JsonObject[] {
  const merged = [...base];
  const index = new ElementIndex(patch.length === 0 ? [] : base, mergeKey, context);
  for (const element of patch) {
    const key = own(element, mergeKey);
    if (key === undefined) throw noMergeKey(element, mergeKey, context);
    const at = index.find(key);
    const old = merged[at];
    if (old === undefined) {
      index.add(key, merged.length);
      merged.push(element);
    } else {
      const whole = context.mergeObjects(old, element, place, context);
      merged[at] = whole;
      if (!isJsonObject(whole) || own(whole, mergeKey) === undefined) index.forget(key);
    }
  }
  return merged;
}
