import { describe, expect, test } from "vitest";
import { compareKeys, type EncodableValue, encodeJson, JsonNumber, jsonNumber, parseJson } from "./index.ts";

describe("encodeJson()", () => {
  test.each<[string, EncodableValue, string]>([
    ["escapes for HTML", "<a>&\u2028\u2029", '"\\u003ca\\u003e\\u0026\\u2028\\u2029"'],
    ["other escapes", '"\\\n\t\b\f\u0001\u007f', '"\\"\\\\\\n\\t\\b\\f\\u0001\u007f"'],
    ["lone surrogate", "\ud800", '"\ufffd"'],
    ["float", 1e21, "1e+21"],
    ["small float", 1e-7, "1e-7"],
    ["minus zero", -0, "-0"],
    ["bigint", 2n ** 64n, "18446744073709551616"],
    ["literal", new JsonNumber("80.0"), "80.0"],
    ["list", [1, [], {}, null, true], "[1,[],{},null,true]"],
    ["object as it stands", { b: 1, a: { d: 2, c: 3 } }, '{"b":1,"a":{"d":2,"c":3}}'],
  ])("writes %s", (_, value, want) => {
    expect(encodeJson(value)).toBe(want);
  });

  test("sorts keys by code point", () => {
    const tree = parseJson('{"\ufb00":1,"\ud83d\ude00":2,"a":{"b":1,"B":2},"__proto__":3,"10":4,"9":5}');
    expect(encodeJson(tree, { sortKeys: true })).toBe(
      '{"10":4,"9":5,"__proto__":3,"a":{"B":2,"b":1},"\ufb00":1,"\ud83d\ude00":2}',
    );
  });

  test("refuses what JSON cannot hold", () => {
    for (const [value, name] of [
      [Number.NaN, "NaN"],
      [Number.POSITIVE_INFINITY, "+Inf"],
      [Number.NEGATIVE_INFINITY, "-Inf"],
    ] as const) {
      expect(() => encodeJson([value])).toThrow(`json: unsupported value: ${name}`);
    }
  });

  test("writes deep trees", () => {
    const text = `${'{"a":['.repeat(4000)}${"]}".repeat(4000)}`;
    expect(encodeJson(parseJson(text))).toBe(text);
  });
});

test("compareKeys() puts a prefix first and surrogates last", () => {
  expect(["\ud83d\ude00", "\uffff", "ab", "a", ""].sort(compareKeys)).toEqual([
    "",
    "a",
    "ab",
    "\uffff",
    "\ud83d\ude00",
  ]);
});

test("jsonNumber() takes a JavaScript number only where it holds the literal", () => {
  expect(["0", "-7", "123456789012345"].map(jsonNumber)).toEqual([0, -7, 123456789012345]);
  expect(["-0", "1e3", "1.0", "1234567890123456"].map(jsonNumber).every((number) => number instanceof JsonNumber)).toBe(
    true,
  );
});
