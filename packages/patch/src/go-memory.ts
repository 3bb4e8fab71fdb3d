import type { JsonValue } from "@outrigger/go-std/json";
import { type Identity, identityOf } from "./go-value.ts";
import type { MergeContext } from "./merge-context.ts";

/**
 * What the memory of a base list of scalars holds, over its length, once Go has made a set of it and a patch's list.
 *
 * Where there is room behind the base list, Go puts the patch there and takes out repeated values by moving the last one up to
 * their place: a base list that repeats itself is changed by that, and it is what the set is put in order by.
 *
 * Behaves as: strategicpatch, mergeSlice and deduplicateScalars, on lists that encoding/json has read.
 */
export function memoryOfSet(
  base: readonly JsonValue[],
  patch: readonly JsonValue[],
  context: MergeContext,
): readonly JsonValue[] {
  if (base.length + patch.length > (context.rooms.get(base) ?? roomOf(base.length))) return base;
  const identify = (value: JsonValue): Identity | undefined => identityOf(value, context.numbers);
  if (new Set(base.map(identify)).size === base.length) return base;
  const items = [...base, ...patch].map((value) => ({ value, identity: identify(value) }));
  const places = new Map<Identity | undefined, number[]>(items.map(({ identity }) => [identity, []]));
  for (const [at, { identity }] of items.entries()) places.get(identity)?.push(at);
  let last = items.length - 1;
  for (let at = 0; at < last; at++) {
    const identity = items[at]?.identity;
    const same = (places.get(identity) ?? []).filter((place) => place > at).sort((left, right) => left - right);
    for (const place of same) {
      while (place <= last && items[place]?.identity === identity) {
        const moved = items[last--];
        if (moved === undefined) break;
        items[place] = moved;
        if (moved.identity !== identity) places.get(moved.identity)?.push(place);
      }
    }
  }
  return items.slice(0, base.length).map(({ value }) => value);
}

/** The sizes that a list grows through while it is read (Go 1.22 and later). */
const ROOMS = [0, 1, 2, 4, 8, 16, 32, 71, 143, 303, 591, 1023, 1535];

/** How many elements fit where a list of that length was read to; longer lists than Go's own tables know count as full. */
function roomOf(length: number): number {
  return ROOMS.find((room) => room >= length) ?? length;
}

/**
 * What the memory of a base list holds behind the elements that are left of it: those of the patch that Go put there, then what
 * deletions left behind.
 */
export function overwrite(leftovers: readonly JsonValue[], added: readonly JsonValue[]): readonly JsonValue[] {
  return leftovers.map((leftover, at) => added[at] ?? leftover);
}
