import { isJsonObject, setOwn, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { findList, findObject } from "./find-member.ts";
import { badDirective } from "./go-errors.ts";
import { goTypeOf, own } from "./go-value.ts";
import type { MergeContext } from "./merge-context.ts";
import { mergeLists } from "./merge-lists.ts";
import type { Place } from "./merge-type.ts";
import { orderMembers } from "./order-members.ts";
import { retained } from "./retain-keys.ts";
import { takeValue } from "./take-value.ts";
import { DELETE_LIST, listName, ORDER, PATCH, RETAIN_KEYS, type Target } from "./target.ts";

/**
 * Merges a patch into an object, neither of which is touched: what the patch does not name is shared with the result.
 *
 * Behaves as: strategicpatch, mergeMap. Where Go goes through a patch in random order, this goes in the order of its members.
 */
export function mergeObjects(base: JsonObject, patch: JsonObject, place: Place, context: MergeContext): JsonObject {
  const directive = own(patch, PATCH);
  if (directive !== undefined) return applyDirective(directive, patch, context);
  const target: Target = { merged: retained(base, patch, context), place, context };
  const keys = Object.keys(patch);
  const done = keys.some((key) => key.startsWith(ORDER)) ? orderMembers(target, patch) : undefined;
  for (const key of keys) {
    if (key !== RETAIN_KEYS && done?.has(key) !== true) mergeMember(target, key, patch[key] ?? null);
  }
  return target.merged;
}

/** What `$patch` makes of an object: nothing but the patch, or nothing. */
function applyDirective(directive: JsonValue, patch: JsonObject, context: MergeContext): JsonObject {
  if (directive === "delete") return {};
  if (directive !== "replace") throw badDirective(directive, patch, context);
  const { [PATCH]: _, ...rest } = patch;
  return rest;
}

function mergeMember(target: Target, key: string, value: JsonValue): void {
  const { merged, context } = target;
  context.path.push(key);
  const deletes = key.startsWith(DELETE_LIST);
  const name = deletes ? listName(key, DELETE_LIST, context) || key : key;
  const old = own(merged, name);
  if (value === null) {
    delete merged[name];
  } else if (old === undefined || goTypeOf(old, context.numbers) !== goTypeOf(value, context.numbers)) {
    if (!deletes || context.rules === "1.20") assign(target, name, takeValue(value, context));
  } else if (isJsonObject(value)) {
    setOwn(merged, name, mergeObjectMember(target, name, { old: old as JsonObject, value }));
  } else if (Array.isArray(value)) {
    const pair = { old: old as readonly JsonValue[], value: value as readonly JsonValue[] };
    setOwn(merged, name, mergeListMember(target, name, { ...pair, deletes }));
  } else {
    setOwn(merged, name, value);
  }
  context.path.pop();
}

function assign({ merged }: Target, name: string, value: JsonValue | undefined): void {
  if (value === undefined) delete merged[name];
  else setOwn(merged, name, value);
}

function mergeObjectMember(
  { place, context }: Target,
  name: string,
  { old, value }: { readonly old: JsonObject; readonly value: JsonObject },
): JsonObject {
  const member = findObject(place, name, context);
  return member.strategy === "replace" ? value : mergeObjects(old, value, member.place, context);
}

function mergeListMember(
  { place, context }: Target,
  name: string,
  { old, value, deletes }: { old: readonly JsonValue[]; value: readonly JsonValue[]; deletes: boolean },
): readonly JsonValue[] {
  const member = findList(place, name, context);
  const merges = member.strategy === "merge" || (deletes && context.rules === "1.28");
  return merges ? mergeLists(old, value, { ...member, deletes }, context).list : value;
}
