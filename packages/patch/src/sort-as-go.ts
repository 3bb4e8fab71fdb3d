/**
 * Sorts a list stably, asking about the same pairs in the same turn as Go: where `isLess` contradicts itself, the outcome
 * depends on nothing else. Blocks of twenty are sorted by insertion and then merged pairwise by rotations (the SymMerge of Kim
 * and Kutzner).
 *
 * Behaves as: sort.SliceStable.
 */
export function sortAsGo<T>(items: readonly T[], isLess: (left: T, right: T) => boolean): readonly T[] {
  const sorted = [...items];
  const size = sorted.length;
  const sort: Sort<T> = { sorted, isLess };
  for (let start = 0; start < size; start += BLOCK) insertInto(sort, start, Math.min(start + BLOCK, size));
  for (let width = BLOCK; width < size; width *= 2) {
    for (let start = 0; start + width < size; start += 2 * width) {
      mergeRuns(sort, { start, middle: start + width, end: Math.min(start + 2 * width, size) });
    }
  }
  return sorted;
}

const BLOCK = 20;

interface Sort<T> {
  readonly sorted: T[];
  readonly isLess: (left: T, right: T) => boolean;
}

/** Two sorted neighbours: `start` to `middle`, and `middle` to `end`. */
interface Runs {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

function less<T>({ sorted, isLess }: Sort<T>, left: number, right: number): boolean {
  return isLess(sorted[left] as T, sorted[right] as T);
}

function insertInto<T>(sort: Sort<T>, start: number, end: number): void {
  for (let next = start + 1; next < end; next++) {
    for (let at = next; at > start && less(sort, at, at - 1); at--)
      rotate(sort, { start: at - 1, middle: at, end: at + 1 });
  }
}

/** Puts the second of two runs before the first. */
function rotate<T>({ sorted }: Sort<T>, { start, middle, end }: Runs): void {
  const turned = [...sorted.slice(middle, end), ...sorted.slice(start, middle)];
  for (const [at, item] of turned.entries()) sorted[start + at] = item;
}

function mergeRuns<T>(sort: Sort<T>, runs: Runs): void {
  const { start, middle, end } = runs;
  if (middle - start === 1) {
    const to = bisect(middle, end, (at) => less(sort, at, start));
    rotate(sort, { start, middle, end: to });
  } else if (end - middle === 1) {
    const to = bisect(start, middle, (at) => !less(sort, middle, at));
    rotate(sort, { start: to, middle, end });
  } else {
    mergeHalves(sort, runs);
  }
}

/** The first place from `low` to `high` at which `isBefore` says no. */
function bisect(low: number, high: number, isBefore: (at: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const half = (from + to) >>> 1;
    if (isBefore(half)) from = half + 1;
    else to = half;
  }
  return from;
}

/** Exchanges a tail of the first run with a head of the second of such lengths that each half can be merged by itself. */
function mergeHalves<T>(sort: Sort<T>, { start, middle, end }: Runs): void {
  const half = (start + end) >>> 1;
  const mirror = half + middle;
  const [low, high] = middle > half ? [mirror - end, half] : [start, middle];
  const from = bisect(low, high, (at) => !less(sort, mirror - 1 - at, at));
  const to = mirror - from;
  if (from < middle && middle < to) rotate(sort, { start: from, middle, end: to });
  if (start < from && from < half) mergeRuns(sort, { start, middle: from, end: half });
  if (half < to && to < end) mergeRuns(sort, { start: half, middle: to, end });
}
