import type { GoValue } from "../value.ts";
import { Typed } from "../value.ts";

/** A map that is being filled. */
export type MutableMap = Record<string, GoValue>;

/** Sets an entry as an own property, whatever its name. */
export function put(map: MutableMap, key: string, value: GoValue): void {
  if (key === "__proto__") {
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  } else map[key] = value;
}

/**
 * Adds what a merge key's value holds, over what is there; tells how many entries that was, or undefined if it is no map.
 *
 * Behaves as: go-yaml v2: keys written before the merge key are overwritten, earlier maps of a list win over later ones.
 */
export function mergeInto(map: MutableMap, value: GoValue): number | undefined {
  if (!Array.isArray(value)) return mergeMap(map, value);
  let count = 0;
  for (const item of value.toReversed()) {
    const merged = mergeMap(map, item);
    if (merged === undefined) return undefined;
    count += merged;
  }
  return count;
}

function mergeMap(map: MutableMap, value: GoValue): number | undefined {
  if (!isMap(value)) return undefined;
  const entries = Object.entries(value);
  for (const [key, item] of entries) put(map, key, item);
  return entries.length;
}

function isMap(value: GoValue): value is { readonly [key: string]: GoValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Typed);
}
