import { setOwn, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { checkOrder } from "./check-order.ts";
import { elementType } from "./element-type.ts";
import { findList, type Member } from "./find-member.ts";
import { badArgument } from "./go-errors.ts";
import { LIST, MAP, own } from "./go-value.ts";
import type { MergeContext } from "./merge-context.ts";
import { type MergedLists, mergeLists } from "./merge-lists.ts";
import { orderElements, partition } from "./order-elements.ts";
import { takeList } from "./take-value.ts";
import { listName, ORDER, type Target } from "./target.ts";

/**
 * Merges the lists for which a patch has a `$setElementOrder`, and puts them in that order. Answers the members of the patch that
 * are thereby done.
 *
 * Behaves as: strategicpatch, mergePatchIntoOriginal.
 */
export function orderMembers(target: Target, patch: JsonObject): ReadonlySet<string> {
  const done = new Set<string>();
  for (const key of Object.keys(patch)) {
    if (!key.startsWith(ORDER) || done.has(key)) continue;
    done.add(key);
    target.context.path.push(key);
    const order = asList(patch[key] ?? null, target.context);
    const name = listName(key, ORDER, target.context);
    const added = done.has(name) ? undefined : own(patch, name);
    if (mergeOrdered(target, name, { order, added })) done.add(name);
    target.context.path.pop();
  }
  return done;
}

function asList(value: JsonValue, context: MergeContext): readonly JsonValue[] {
  if (!Array.isArray(value)) throw badArgument(LIST, value, context);
  return value as readonly JsonValue[];
}

/** Whether there was a list to put in order. */
function mergeOrdered(
  { merged, place, context }: Target,
  name: string,
  { order, added }: { readonly order: readonly JsonValue[]; readonly added: JsonValue | undefined },
): boolean {
  const present = own(merged, name);
  const base = present === undefined ? undefined : asList(present, context);
  const patch = added === undefined ? undefined : asList(added, context);
  const member = findList(place, name, context);
  checkOrder(patch ?? [], order, member.mergeKey, context);
  if (base === undefined && patch === undefined) return false;
  const both = mergeBoth(base, patch, member, context);
  const parts = partition(both.list, order, member.mergeKey, context);
  const isKeyed = elementType(base ?? [], patch ?? [], context) === MAP;
  const orders = { patch: order, server: both.memory, mergeKey: member.mergeKey, isKeyed };
  setOwn(merged, name, orderElements(parts, orders, context));
  return true;
}

function mergeBoth(
  base: readonly JsonValue[] | undefined,
  patch: readonly JsonValue[] | undefined,
  member: Member,
  context: MergeContext,
): MergedLists {
  if (base === undefined) return { list: takeList(patch ?? [], context), memory: [] };
  if (patch === undefined) return { list: base, memory: base };
  if (member.strategy !== "merge") return { list: patch, memory: base };
  return mergeLists(base, patch, { ...member, deletes: false }, context);
}
