import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { firstDifference } from "./first-difference.ts";

const hostile = JSON.parse('{"__proto__": 1, "constructor": 2}') as Json;

const rows: [name: string, expected: Json | undefined, got: Json | undefined, path: string | undefined][] = [
  ["equal scalars", 1, 1, undefined],
  ["key order is free", { a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
  ["list order is kept", [1, 2], [2, 1], "$[0]"],
  ["a longer list", [1], [1, 2], "$[1]"],
  ["a shorter list", [1, 2], [1], "$[1]"],
  ["absent is not null", { a: null }, {}, "$.a"],
  ["a member too many", {}, { a: 1 }, "$.a"],
  ["the first in the expected order", { b: 1, a: 1 }, { a: 2, b: 2 }, "$.b"],
  ["a key that is no name", { "a/b": { c: 1 } }, { "a/b": { c: 2 } }, '$["a/b"].c'],
  ["a list is no object", [], {}, "$"],
  ["minus zero", 0, -0, "$"],
  ["text and number", "1", 1, "$"],
  ["hostile keys are keys", hostile, { constructor: 2 }, "$.__proto__"],
  ["an inherited member is absent", { toString: 1 }, {}, "$.toString"],
  ["both absent", undefined, undefined, undefined],
];

test.each(rows)("firstDifference(): %s", (_, expected, got, path) => {
  expect(firstDifference(expected, got)?.path).toBe(path);
});

test("firstDifference() gives both sides", () => {
  expect(firstDifference({ a: [1, { b: null }] }, { a: [1, {}] })).toEqual({
    path: "$.a[1].b",
    expected: null,
    got: undefined,
  });
});
