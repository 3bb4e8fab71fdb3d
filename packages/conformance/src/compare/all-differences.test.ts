import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { allDifferences } from "./all-differences.ts";

const a = { name: "a", image: "x" };
const b = { name: "b" };

const rows: [name: string, expected: Json, got: Json, paths: string[]][] = [
  ["equal but for the order of keys", { x: 1, y: [a, b] }, { y: [{ image: "x", name: "a" }, b], x: 1 }, []],
  ["every place", { x: 1, y: 2 }, { x: 2, z: 3 }, ["$.x", "$.y", "$.z"]],
  ["null is not absent", { x: null }, {}, ["$.x"]],
  ["a named item too many", [a], [b, a], ["$[b]"]],
  ["the order of named items", [a, b], [b, a], ["order of $"]],
  ["inside a named item", [b, a], [b, { name: "a", image: "y" }], ["$[a].image"]],
  ["a name that is there twice", [a, a], [a, b], ["$[1].name", "$[1].image"]],
  ["items by their port", [{ containerPort: 1 }], [{ containerPort: 1, name: "x" }], ["$[1].name"]],
  ["scalars by their place", [1, 2], [1], ["$[1]"]],
  ["an empty list is not an object", [], {}, ["$"]],
];

test.each(rows)("allDifferences(): %s", (_, expected, got, paths) => {
  expect(allDifferences(expected, got).map(({ path }) => path)).toEqual(paths);
});

test("allDifferences() stops at the limit", () => {
  expect(allDifferences([1, 2, 3], [], "$", 2)).toHaveLength(2);
});
