import type { Json } from "../json.ts";

const width = 160;
const lead = 24;

/**
 * Prints the two sides of a difference on a line each, cut to where they part: an `…` stands for what was left out.
 * `whole` prints all of both.
 */
export function printSides(expected: Json | undefined, got: Json | undefined, whole: boolean): [string, string] {
  const sides: [string, string] = [print(expected), print(got)];
  if (whole) return sides;
  const from = sides.every((side) => side.length <= width) ? 0 : Math.max(0, commonStart(sides) - lead);
  return [cut(sides[0], from), cut(sides[1], from)];
}

function print(value: Json | undefined): string {
  return value === undefined ? "(absent)" : JSON.stringify(value);
}

function commonStart([left, right]: [string, string]): number {
  let index = 0;
  while (index < left.length && left[index] === right[index]) index++;
  return index;
}

function cut(text: string, from: number): string {
  const piece = text.slice(from, from + width);
  return (from > 0 ? "…" : "") + piece + (from + width < text.length ? "…" : "");
}
