import { describe, expect, test } from "vitest";
import { recorded } from "../test/recorded.ts";
import { canonicalQuantity, parseQuantity, quantityValue } from "./index.ts";
import { roundUpToMilli, formatQuantity } from "./quantity.ts";

function outcome(text: string): string {
  try {
    return canonicalQuantity(text);
  } catch (error) {
    return `error: ${(error as Error).message}`;
  }
}

test.each(recorded("quantity"))("canonicalQuantity(%j) as apimachinery", (text, want) => {
  expect(outcome(text)).toBe(want);
});

describe("canonicalQuantity()", () => {
  test.each([
    ["0.1", "100m"],
    ["1000m", "1"],
    ["1.5", "1500m"],
    ["100000k", "100M"],
    ["1.0000000001", "1000000001n"],
    ["1024Mi", "1Gi"],
    ["0.5Gi", "512Mi"],
    ["1.5Gi", "1536Mi"],
    ["0.5Ki", "512"],
    ["1000e3", "1e6"],
    ["1e3", "1e3"],
    ["+5", "+5"],
    ["010", "010"],
    ["1000000000P", "1"],
    [" 1 ", "1"],
  ])("%s is %s", (text, want) => {
    expect(canonicalQuantity(text)).toBe(want);
  });

  test("is quick to refuse a very long text", () => {
    expect(() => canonicalQuantity("9".repeat(1_000_000))).toThrow("quantities must match the regular expression");
    expect(canonicalQuantity("1e-2147483648")).toBe("1e-9");
  });
});

test.each([
  ["1500m", 2],
  ["2", 2],
  ["-1500m", -1],
  ["1Ki", 1024],
  ["0", 0],
])("quantityValue(%s) is %d", (text, want) => {
  expect(quantityValue(text)).toBe(want);
});

test("roundUpToMilli() rounds away from zero and forgets the text", () => {
  const round = (text: string) => formatQuantity(roundUpToMilli(parseQuantity(text)));
  expect(["100u", "-100u", "1500m", "010m", "1E3"].map(round)).toEqual(["1m", "-1m", "1500m", "10m", "1e3"]);
});
