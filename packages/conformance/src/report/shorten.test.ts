import { expect, test } from "vitest";
import { printSides } from "./shorten.ts";

test("printSides() prints short values whole", () => {
  expect(printSides({ a: 1 }, undefined, false)).toEqual(['{"a":1}', "(absent)"]);
});

test("printSides() cuts long values to where they part", () => {
  const start = "x".repeat(300);
  const [expected, got] = printSides(`${start}A${start}`, `${start}B`, false);
  expect(expected).toBe(`…${"x".repeat(24)}A${"x".repeat(135)}…`);
  expect(got).toBe(`…${"x".repeat(24)}B"`);
});

test("printSides() prints everything when asked to", () => {
  const long = "x".repeat(1000);
  expect(printSides(long, `${long}y`, true)).toEqual([JSON.stringify(long), JSON.stringify(`${long}y`)]);
});
