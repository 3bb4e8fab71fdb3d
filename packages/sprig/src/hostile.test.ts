import type { GoValue } from "@outrigger/go-std";
import { parseTemplate } from "@outrigger/go-template";
import { describe, expect, test } from "vitest";
import { SprigError } from "./sprig-error.ts";
import { sprigFunctions } from "./sprig-functions.ts";

const functions = sprigFunctions({ now: () => 0n, random: (bytes) => new Uint8Array(bytes), env: () => undefined });

function render(text: string, data: GoValue = null): string {
  return parseTemplate("hostile", text, { functions }).execute(data);
}

describe("sprigFunctions() with hostile input", () => {
  test("reaches no prototype", () => {
    expect(render('{{$d := set (dict) "__proto__" (dict "polluted" true)}}{{$d}}{{(dict).polluted}}')).toBe(
      "map[__proto__:map[polluted:true]]<no value>",
    );
    expect(render('{{get (dict) "constructor"}}|{{hasKey (dict) "toString"}}|{{dig "__proto__" "none" (dict)}}')).toBe(
      "|false|none",
    );
    expect(render('{{merge (dict) (fromJson "{\\"__proto__\\": {\\"polluted\\": 1}}") | toJson}}')).toBe(
      '{"__proto__":{"polluted":1}}',
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each([
    ["repeat", '{{repeat 1000000000000 "x"}}'],
    ["indent", '{{indent 1000000000000 "x"}}'],
    ["nindent", '{{nindent 1000000000000 "x"}}'],
    ["replace", '{{replace "" (repeat 1000000 "x") (repeat 1000 "y")}}'],
    ["until", "{{until 9223372036854775807}}"],
    ["untilStep", "{{untilStep 0 9223372036854775807 3}}"],
    ["seq", "{{seq 9000000000000}}"],
    ["randAlpha", "{{randAlpha 100000000000}}"],
    ["randBytes", "{{randBytes 100000000000}}"],
    ["regexReplaceAll", '{{regexReplaceAll "" (repeat 1000 "y") (repeat 1000000 "x")}}'],
  ])("%s refuses a result that is too large", (name, text) => {
    expect(causeOf(() => render(text))).toMatchObject({ code: "sprig-too-large", where: { function: name } });
  });

  test.each(["genCA", "getHostByName"])("%s says that it is left out", (name) => {
    const text = name === "genCA" ? '{{genCA "name" 5}}' : '{{getHostByName "localhost"}}';
    expect(causeOf(() => render(text))).toMatchObject({ code: "sprig-left-out", where: { function: name } });
    expect(() => render(text)).toThrow(`error calling ${name}: Cannot call ${name}: `);
  });

  test("set and unset say that a map is frozen", () => {
    const data = { map: Object.freeze({ a: 1 }) };
    expect(causeOf(() => render('{{set .map "b" 2}}', data))).toMatchObject({ code: "sprig-frozen" });
    expect(causeOf(() => render('{{unset .map "a"}}', data))).toMatchObject({ code: "sprig-frozen" });
    expect(render('{{set (deepCopy .map) "b" 2}}', data)).toBe("map[a:1 b:2]");
  });

  test.each([
    ["nested stars", '{{regexMatch "^(a+)+$" .}}', `${"a".repeat(50_000)}!`],
    ["alternatives", '{{regexMatch "^(a|aa|a*)*$" .}}', `${"a".repeat(50_000)}!`],
    ["a version constraint", '{{semverCompare . "1.2.3"}}', `${"1.2.3   ,   ".repeat(5000)}!`],
    ["a range of versions", '{{semverCompare . "1.2.3"}}', `1.0 - 2.0${" ".repeat(20_000)}!`],
    ["a long word", '{{wrapWith 1 "" . | len}}', "x".repeat(200_000)],
    ["distinct items", '{{splitList "," . | uniq | len}}', Array.from({ length: 50_000 }, (_, i) => i).join(",")],
    ["group names", `{{regexReplaceAll . "x" "$a"}}`, "[[:".repeat(5000)],
    ["a path", "{{clean .}}", "../a/".repeat(100_000)],
    ["a URL", "{{urlParse . | len}}", `http://h/${"%41".repeat(100_000)}`],
  ])("takes time linear in its input: %s", (_name, text, data) => {
    const start = performance.now();
    expect(() => {
      try {
        render(text, data);
      } catch (error) {
        // A refusal is as good as an answer, if it comes soon.
        if (!(error instanceof Error)) {
          throw error;
        }
      }
    }).not.toThrow();
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

/** The refusal of ours that made a template fail. */
function causeOf(run: () => unknown): SprigError | undefined {
  try {
    run();
  } catch (error) {
    const cause = (error as Error).cause;
    return cause instanceof SprigError ? cause : undefined;
  }
  return undefined;
}
