import { isObject, type Json, type JsonObject } from "../json.ts";
import { isSame, pairUp } from "../merge/restore.ts";
import { escapePointer, type Operation } from "./operations.ts";

/**
 * The patch that turns one document into another and touches nothing else. Elements of lists are known by their names: what is
 * inserted moves the others without a word about them, and only an element that stands in another order than before is taken out
 * and put back.
 *
 * @example
 * ```ts
 * podPatch({ spec: { containers: [{ name: "app" }] } }, { spec: { containers: [{ name: "istio-proxy" }, { name: "app" }] } });
 * // [{ op: "add", path: "/spec/containers/0", value: { name: "istio-proxy" } }]
 * ```
 */
export function podPatch(from: Json, to: Json): readonly Operation[] {
  const operations: Operation[] = [];
  compare({ from, to, path: "" }, operations);
  return operations;
}

interface Pair {
  readonly from: Json;
  readonly to: Json;
  readonly path: string;
}

function compare({ from, to, path }: Pair, operations: Operation[]): void {
  if (from === to) return;
  if (isObject(from) && isObject(to)) compareObjects(from, to, { path, operations });
  else if (isList(from) && isList(to)) compareLists(from, to, { path, operations });
  else if (!isSame(from, to)) operations.push({ op: "replace", path, value: to });
}

interface Target {
  readonly path: string;
  readonly operations: Operation[];
}

function compareObjects(from: JsonObject, to: JsonObject, { path, operations }: Target): void {
  for (const key of Object.keys(from)) {
    if (!Object.hasOwn(to, key)) operations.push({ op: "remove", path: `${path}/${escapePointer(key)}` });
  }
  for (const [key, value] of Object.entries(to)) {
    const member = `${path}/${escapePointer(key)}`;
    if (Object.hasOwn(from, key)) compare({ from: from[key] ?? null, to: value, path: member }, operations);
    else operations.push({ op: "add", path: member, value });
  }
}

/** Removals come first, from the end on; then each element, in order, is compared where it stands or put there. */
function compareLists(from: readonly Json[], to: readonly Json[], { path, operations }: Target): void {
  const places = pairUp(from, to);
  const kept = keepInPlace(places, (at) => isInjected(to[at] ?? null));
  const keptPlaces = new Set([...kept].map((at) => places[at]));
  for (let at = from.length - 1; at >= 0; at--) {
    if (!keptPlaces.has(at)) operations.push({ op: "remove", path: `${path}/${at}` });
  }
  for (const [at, value] of to.entries()) {
    const member = `${path}/${at}`;
    if (kept.has(at)) compare({ from: from[places[at] ?? 0] ?? null, to: value, path: member }, operations);
    else operations.push({ op: "add", path: member, value });
  }
}

const INJECTED = ["istio-proxy", "istio-init", "istio-validation", "enable-core-dump"];

function isInjected(element: Json): boolean {
  return isObject(element) && typeof element.name === "string" && INJECTED.includes(element.name);
}

/** The positions of the elements that need not move: as many of the user's own as can be, then of the injector's. */
function keepInPlace(places: readonly (number | undefined)[], isOurs: (at: number) => boolean): ReadonlySet<number> {
  const kept = longestRising(places.map((place, at) => (isOurs(at) ? undefined : place)));
  const ceilings = lowestAfter(places, kept);
  let floor = -1;
  for (const [at, place = -1] of places.entries()) {
    if (isOurs(at) && place > floor && place < (ceilings[at] ?? 0)) kept.add(at);
    if (kept.has(at)) floor = place;
  }
  return kept;
}

/** For each position, the place of the next kept element. */
function lowestAfter(places: readonly (number | undefined)[], kept: ReadonlySet<number>): readonly number[] {
  const ceilings: number[] = [];
  let ceiling = Number.POSITIVE_INFINITY;
  for (let at = places.length - 1; at >= 0; at--) {
    ceilings[at] = ceiling;
    if (kept.has(at)) ceiling = places[at] ?? ceiling;
  }
  return ceilings;
}

/** The positions of a longest selection whose places rise. */
function longestRising(places: readonly (number | undefined)[]): Set<number> {
  const previous: number[] = [];
  const ends: number[] = [];
  for (const [at, place] of places.entries()) {
    if (place === undefined) continue;
    const length = lowerBound(ends, (end) => (places[end] ?? 0) < place);
    previous[at] = ends[length - 1] ?? -1;
    ends[length] = at;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}

/** How many elements from the start are below; they come before all that are not. */
function lowerBound(list: readonly number[], isBelow: (element: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(list[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
