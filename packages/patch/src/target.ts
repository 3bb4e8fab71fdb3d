import type { JsonValue } from "@outrigger/go-std/json";
import { badFormat } from "./go-errors.ts";
import type { MergeContext } from "./merge-context.ts";
import type { Place } from "./merge-type.ts";

export const PATCH = "$patch";
export const RETAIN_KEYS = "$retainKeys";
export const DELETE_LIST = "$deleteFromPrimitiveList";
export const ORDER = "$setElementOrder";

/** The object that a merge is making, and where in the types it is. */
export interface Target {
  readonly merged: { [key: string]: JsonValue };
  readonly place: Place;
  readonly context: MergeContext;
}

/** The list that a directive is for: `containers` of `$setElementOrder/containers`. Behaves as: strategicpatch, extractKey. */
export function listName(key: string, prefix: typeof DELETE_LIST | typeof ORDER, context: MergeContext): string {
  if (key.charAt(prefix.length) === "/") return key.slice(prefix.length + 1);
  throw badFormat(prefix === ORDER ? "setElementOrder list" : "primitive list", context);
}
