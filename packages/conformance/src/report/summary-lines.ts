import type { Difference } from "./outcome.ts";
import { printSides } from "./shorten.ts";
import type { Failure } from "./tally.ts";

interface Group {
  readonly first: Difference;
  readonly names: string[];
}

/** Failing cases by the first place where they differ, the commonest first: how many, both sides of one, and which. */
export function summaryLines(failures: readonly Failure[], limit: number): readonly string[] {
  const groups = new Map<string, Group>();
  for (const { outcome, judgement } of failures) {
    const first = outcome.differences.find(({ part }) => judgement.unlisted.includes(part));
    if (first === undefined) continue;
    const key = keyOf(first);
    const group = groups.get(key) ?? { first, names: [] };
    group.names.push(`${outcome.kind} ${outcome.name}`);
    groups.set(key, group);
  }
  const sorted = [...groups].sort(([, left], [, right]) => right.names.length - left.names.length);
  return sorted.slice(0, limit).flatMap(([key, { first, names }]) => {
    const [expected, got] = printSides(first.expected, first.got, false);
    const more = names.length > 3 ? `, … and ${names.length - 3} more` : "";
    return [
      `  ${names.length} x ${key}`,
      `      expected ${expected}`,
      `      got      ${got}`,
      `      in       ${names.slice(0, 3).join(", ")}${more}`,
    ];
  });
}

/** Places in a list are alike, and so are denials with the same beginning. */
function keyOf({ path, got }: Difference): string {
  const place = path.replaceAll(/\[\d+\]/g, "[*]");
  return typeof got === "string" && ["allowed", "load", "threw"].includes(place)
    ? `${place}: ${got.slice(0, 100)}`
    : place;
}
