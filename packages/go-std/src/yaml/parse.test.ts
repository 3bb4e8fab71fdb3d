import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encodeJson, type EncodableValue } from "../json/index.ts";
import type { GoValue } from "../value.ts";
import type { DialectName } from "./dialect.ts";
import { GoYamlError } from "./error.ts";
import type { YamlLimits } from "./limits.ts";
import { parseYaml } from "./parse.ts";

/** What Go's libraries answered: JSON text, or an error. */
type Answer = { readonly json: string } | { readonly error: string };

interface Row extends Partial<Record<DialectName | "all", Answer>> {
  readonly yaml: string;
}

const answers = JSON.parse(readFileSync(new URL("../../fixtures/yaml-answers.json", import.meta.url), "utf8")) as Row[];

function parse(yaml: string, dialect: DialectName = "v2"): GoValue {
  return parseYaml(yaml, { dialect });
}

function errorOf(run: () => unknown): GoYamlError {
  try {
    run();
  } catch (error) {
    if (error instanceof GoYamlError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parseYaml() answers as Go does", () => {
  it.each(["v2", "v2.2.4", "v2.2.7", "v2.2.8", "sigs"] as const)("in dialect %s", (dialect) => {
    for (const row of answers) {
      const want = row[dialect] ?? row.all;
      let got: Answer;
      try {
        got = { json: encodeJson(parse(row.yaml, dialect) as EncodableValue, { sortKeys: true }) };
      } catch (error) {
        got = { error: (error as Error).message };
      }
      expect({ yaml: row.yaml, ...got }).toEqual({ yaml: row.yaml, ...want });
    }
  });
});

describe("parseYaml() scalars", () => {
  it.each<[string, GoValue]>([
    ["1", 1n],
    ["0x1F", 31n],
    ["010", 8n],
    ["0o17", 15n],
    ["-0b11", -3n],
    ["1_000", 1000n],
    ["18446744073709551615", 18446744073709551615n],
    ["18446744073709551616", 18446744073709551616],
    ["1.0", 1],
    ["08", 8],
    [".5", 0.5],
    ["1e3", "1e3"],
    ["5.", "5."],
    ["1e+3", 1000],
    [".inf", Number.POSITIVE_INFINITY],
    ["-.Inf", Number.NEGATIVE_INFINITY],
    ["yes", true],
    ["Off", false],
    ["y", true],
    ["~", null],
    ["", null],
    ["'1'", "1"],
    ["!!str 1", "1"],
    ["!!float 1", 1],
    ["2001-01-01", "2001-01-01"],
    ["1:30", "1:30"],
  ])("%s", (yaml, want) => {
    expect(parse(yaml)).toStrictEqual(want);
  });

  it("takes more for a float in younger dialects", () => {
    expect(parse("[1e3, 5.]", "sigs")).toStrictEqual([1000, 5]);
  });
});

describe("parseYaml() maps", () => {
  it("turns keys to text", () => {
    expect(parse("1: a\n1.5: b\nyes: c\n.inf: d")).toEqual({ "1": "a", "1.5": "b", true: "c", ".inf": "d" });
  });

  it("keeps hostile keys as own properties", () => {
    const map = parse("__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3") as Record<string, GoValue>;
    expect(Object.keys(map)).toEqual(["__proto__", "constructor", "toString"]);
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    expect((map as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("merges, and lets a merge overwrite what stands before it", () => {
    const yaml = "base: &b {p: 1, q: 2}\nx: {p: 9, <<: *b}\nz: {<<: [*b, {r: 3}], q: 4}";
    expect(parse(yaml)).toEqual({ base: { p: 1n, q: 2n }, x: { p: 1n, q: 2n }, z: { p: 1n, q: 4n, r: 3n } });
  });

  it("reads only the first document", () => {
    expect(parse("a: 1\n---\nb: 2")).toEqual({ a: 1n });
  });
});

describe("parseYaml() errors", () => {
  it.each([
    ["a: b: c", "yaml: mapping values are not allowed in this context", 1, 5],
    ["x: 1\na: b: c", "yaml: line 2: mapping values are not allowed in this context", 2, 5],
    ["\ta: 1", "yaml: found character that cannot start any token", 1, 1],
    ["a: 1\n- b", "yaml: line 1: did not find expected key", 2, 1],
    ["x: 1\na: [1, 2\nb: 3", "yaml: line 2: did not find expected ',' or ']'", 3, 2],
    ["a: *x", "yaml: unknown anchor 'x' referenced", 1, 4],
    ["a:\n  b: \x01", "yaml: control characters are not allowed", 2, 6],
  ])("%j", (yaml, message, line, column) => {
    expect(errorOf(() => parse(yaml))).toMatchObject({ code: "yaml-syntax", message, line, column });
  });
});

describe("parseYaml() budgets", () => {
  const limited = (yaml: string, limits: Partial<YamlLimits>): GoYamlError =>
    errorOf(() => parseYaml(yaml, { dialect: "v2", limits }));

  it("ends an alias bomb quickly", () => {
    const levels = Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
    const started = performance.now();
    const error = errorOf(() => parse(`a0: &a0 x\n${levels.join("\n")}`));
    expect(error.message).toBe("yaml: document contains excessive aliasing");
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("refuses a value that contains itself", () => {
    expect(errorOf(() => parse("&a [*a]")).message).toBe("yaml: anchor 'a' value contains itself");
  });

  it.each([
    ["brackets", "[".repeat(20_000)],
    ["braces", "{a: ".repeat(20_000)],
    ["blocks", `${"- ".repeat(20_000)}a`],
  ])("bounds the depth of %s", (_, yaml) => {
    expect(errorOf(() => parse(yaml)).message).toBe("yaml: exceeded max depth of 10000");
  });

  it("bounds the depth that aliases add up to", () => {
    const levels = Array.from({ length: 9 }, (_, i) => `- &a${i + 1} [[[*a${i}]]]`);
    expect(limited(`- &a0 x\n${levels.join("\n")}`, { maxDepth: 20 }).message).toBe("yaml: exceeded max depth of 20");
  });

  it("bounds the length", () => {
    expect(limited("a: 12345678", { maxLength: 10 }).message).toBe("yaml: document is longer than 10 characters");
  });

  it("does not overflow the stack at the allowed depth", () => {
    expect(parse("[".repeat(9_999) + "]".repeat(9_999))).toBeInstanceOf(Array);
  });
});
