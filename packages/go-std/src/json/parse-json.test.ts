import { describe, expect, test } from "vitest";
import { JsonNumber, type JsonObject, parseJson, repeatedEntries } from "./index.ts";

describe("parseJson() values", () => {
  test.each([
    ["plain integer", '{"a":[80,-1,0]}', { a: [80, -1, 0] }],
    ["fraction", "1.50", new JsonNumber("1.50")],
    ["exponent", "[8e1]", [new JsonNumber("8e1")]],
    ["minus zero", "-0", new JsonNumber("-0")],
    ["beyond 2^53", "9007199254740993", new JsonNumber("9007199254740993")],
    ["escapes", '"\\n\\u00e9\\/\\ud83d\\ude00"', "\né/😀"],
    ["lone surrogates", '"\\ud800x\\udc00"', "\ufffdx\ufffd"],
    ["space around", " \t\r\n null ", null],
    ["number in a text", '{"a":"1.5","b":"\\"1.5,"}', { a: "1.5", b: '"1.5,' }],
  ])("reads a %s", (_, text, want) => {
    expect(parseJson(text)).toEqual(want);
  });

  test("keeps __proto__ as a key", () => {
    for (const text of ['{"__proto__":{"x":1}}', '{"__proto__":{"x":1.5}}', '{"__proto__":1,"__proto__":{"x":1}}']) {
      const tree = parseJson(text) as JsonObject;
      expect(Object.keys(tree)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
    }
  });

  test("remembers repeated keys", () => {
    const tree = parseJson('{"a":1,"b":2,"a":3}') as JsonObject;
    expect(tree).toEqual({ a: 3, b: 2 });
    expect(repeatedEntries(tree)).toEqual([
      ["a", 1],
      ["b", 2],
      ["a", 3],
    ]);
    expect(repeatedEntries(parseJson('{"a":1}') as JsonObject)).toBeUndefined();
  });

  test("reads 10000 levels, refuses 10001", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(Array.isArray(parseJson(nested(10_000)))).toBe(true);
    expect(() => parseJson(nested(10_001))).toThrow("invalid character '[' exceeded max depth");
  });
});

describe("parseJson() refusals, as recorded from Go 1.26", () => {
  test.each([
    ["", "unexpected end of JSON input"],
    ["  ", "unexpected end of JSON input"],
    ["{", "unexpected end of JSON input"],
    ['{"a"', "unexpected end of JSON input"],
    ['"abc', "unexpected end of JSON input"],
    ["[1,]", "invalid character ']' looking for beginning of value"],
    ["nonsense", "invalid character 'o' in literal null (expecting 'u')"],
    ["tru", "invalid character ' ' in literal true (expecting 'e')"],
    ['{"a"}', "invalid character '}' after object key"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ["{a:1}", "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
    ["[1 2]", "invalid character '2' after array element"],
    ["{}x", "invalid character 'x' after top-level value"],
    ["01", "invalid character '1' after top-level value"],
    ["-", "invalid character ' ' in numeric literal"],
    ["1.x", "invalid character 'x' after decimal point in numeric literal"],
    ["1e+", "invalid character ' ' in exponent of numeric literal"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
    ['"\u0001"', "invalid character '\\x01' in string literal"],
    ['"\n"', "invalid character '\\n' in string literal"],
    ["'a'", "invalid character '\\'' looking for beginning of value"],
    ["é", "invalid character 'Ã' looking for beginning of value"],
    ["\ufeff{}", "invalid character 'ï' looking for beginning of value"],
  ])("%j", (text, message) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: "json-syntax", message }));
  });
});
