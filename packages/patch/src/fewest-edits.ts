import { JsonNumber, type JsonValue } from "@outrigger/go-std/json";
import type { Operation } from "./create-patch.ts";

/** Lists whose comparison takes more steps are compared by position: the result is the same, the way there is longer. */
const STEPS = 1_000_000;

/**
 * The fewest operations that turn a list of scalars into another, from the end of the lists on; undefined where an element is none.
 * Where several ways are as short, removing comes before adding, and adding before replacing.
 *
 * Behaves as: gomodules.xyz/jsonpatch/v3, compareEditDistance.
 */
export function fewestEdits(
  from: readonly JsonValue[],
  to: readonly JsonValue[],
  path: string,
): Operation[] | undefined {
  if (from.length * to.length > STEPS || ![...from, ...to].every(isScalar)) return undefined;
  const distances = distancesOf(from, to);
  const at = (i: number, j: number): number => distances[i * (to.length + 1) + j] ?? 0;
  const operations: Operation[] = [];
  for (let i = from.length, j = to.length; i > 0 || j > 0; ) {
    const value = to[j - 1] ?? null;
    if (i > 0 && at(i - 1, j) + 1 === at(i, j)) operations.push({ op: "remove", path: `${path}/${--i}` });
    else if (j > 0 && at(i, j - 1) + 1 === at(i, j)) {
      operations.push({ op: "add", path: `${path}/${i}`, value });
      j--;
    } else {
      if (at(i - 1, j - 1) !== at(i, j)) operations.push({ op: "replace", path: `${path}/${i - 1}`, value });
      i--;
      j--;
    }
  }
  return operations;
}

/** For each beginning of one list and each of the other, row by row, how many operations lie between them. */
function distancesOf(from: readonly JsonValue[], to: readonly JsonValue[]): Uint32Array {
  const width = to.length + 1;
  const distances = new Uint32Array((from.length + 1) * width);
  for (let i = 0; i <= from.length; i++) {
    for (let j = 0; j < width; j++) {
      const above = (distances[(i - 1) * width + j] ?? 0) + 1;
      const before = (distances[i * width + j - 1] ?? 0) + 1;
      const both = distances[(i - 1) * width + j - 1] ?? 0;
      if (i === 0 || j === 0) distances[i * width + j] = i + j;
      else if (isSame(from[i - 1] ?? null, to[j - 1] ?? null)) distances[i * width + j] = both;
      else distances[i * width + j] = Math.min(above, before, both + 1);
    }
  }
  return distances;
}

function isScalar(value: JsonValue): boolean {
  return value !== null && (typeof value !== "object" || value instanceof JsonNumber);
}

function isSame(left: JsonValue, right: JsonValue): boolean {
  if (left instanceof JsonNumber && right instanceof JsonNumber) return Number(left.text) === Number(right.text);
  return left === right;
}
