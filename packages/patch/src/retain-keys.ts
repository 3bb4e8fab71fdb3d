import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { badFormat } from "./go-errors.ts";
import { unhashable } from "./go-panic.ts";
import { own } from "./go-value.ts";
import type { MergeContext } from "./merge-context.ts";
import { DELETE_LIST, ORDER, RETAIN_KEYS } from "./target.ts";

/**
 * A copy of an object with the members that the `$retainKeys` of a patch names, with all of them where it has none.
 *
 * Behaves as: strategicpatch, applyRetainKeysDirective.
 */
export function retained(base: JsonObject, patch: JsonObject, context: MergeContext): { [key: string]: JsonValue } {
  const directive = own(patch, RETAIN_KEYS);
  if (directive === undefined) return { ...base };
  if (!Array.isArray(directive)) throw badFormat("retainKeys", context);
  const kept = new Set<JsonValue>();
  for (const key of directive as readonly JsonValue[]) {
    if (Array.isArray(key) || isJsonObject(key)) throw unhashable(key, context);
    kept.add(key);
  }
  for (const key of Object.keys(patch)) {
    const isListed = kept.has(key) || key === RETAIN_KEYS || patch[key] === null;
    if (!isListed && !key.startsWith(DELETE_LIST) && !key.startsWith(ORDER)) throw badFormat("retainKeys", context);
  }
  const copy = { ...base };
  for (const key of Object.keys(copy)) if (!kept.has(key)) delete copy[key];
  return copy;
}
