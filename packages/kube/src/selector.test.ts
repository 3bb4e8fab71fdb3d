import type { JsonValue } from "@outrigger/go-std/json";
import { describe, expect, test } from "vitest";
import { checkSelector, matchSelector } from "./index.ts";

const expression = (operator: string, values?: string[], key = "app"): JsonValue => ({
  matchExpressions: [values === undefined ? { key, operator } : { key, operator, values }],
});

describe("matchSelector()", () => {
  test.each<[string, JsonValue, boolean]>([
    ["nothing at all", {}, false],
    ["empty lists", { matchLabels: {}, matchExpressions: [] }, false],
    ["a label", { matchLabels: { app: "web" } }, true],
    ["another value", { matchLabels: { app: "db" } }, false],
    ["one label of two", { matchLabels: { app: "web", tier: "x" } }, false],
    ["In", expression("In", ["db", "web"]), true],
    ["In, key missing", expression("In", ["web"], "tier"), false],
    ["NotIn", expression("NotIn", ["db"]), true],
    ["NotIn, key missing", expression("NotIn", ["web"], "tier"), true],
    ["Exists", expression("Exists"), true],
    ["DoesNotExist", expression("DoesNotExist"), false],
    ["DoesNotExist, key missing", expression("DoesNotExist", undefined, "tier"), true],
    ["a name of Object.prototype", expression("Exists", undefined, "constructor"), false],
  ])("%s", (_, selector, want) => {
    expect(matchSelector(selector, { app: "web" })).toBe(want);
  });
});

describe("checkSelector()", () => {
  test.each<[string, JsonValue, string]>([
    ["an unknown operator", expression("Gt", ["1"]), '"Gt" is not a valid pod selector operator'],
    ["In without values", expression("In"), "for 'in', 'notin' operators, values set can't be empty"],
    ["Exists with values", expression("Exists", ["a"]), "values set must be empty for exists and does not exist"],
    ["an empty key", expression("Exists", undefined, ""), 'invalid label key "": name part must be non-empty'],
    ["an empty prefix", expression("Exists", undefined, "/a"), 'invalid label key "/a": prefix part must be non-empty'],
    ["a long key", expression("Exists", undefined, "a".repeat(64)), "name part must be no more than 63 characters"],
    ["a bad value", { matchLabels: { app: "-" } }, 'invalid label value: "-": a valid label must be an empty string'],
  ])("refuses %s", (_, selector, text) => {
    expect(checkSelector(selector)).toContain(text);
  });

  test("passes good keys", () => {
    for (const key of ["a", "A-b_c.d", "example.com/a"])
      expect(checkSelector(expression("Exists", undefined, key))).toBeUndefined();
  });
});
