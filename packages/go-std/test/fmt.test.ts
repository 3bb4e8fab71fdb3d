import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FloatVerb } from "../src/fmt/index.ts";
import {
  canBackquote,
  durationText,
  durationType,
  formatFloat,
  isPrint,
  parseDuration,
  parseFloat64,
  parseInteger,
  parseUnsigned,
  quote,
  quoteRune,
  quoteToAscii,
  unquote,
} from "../src/fmt/index.ts";
import { contentOf, Typed } from "../src/index.ts";

type Row = [what: string, ...rest: unknown[]];

const rows = readFileSync(new URL("../fixtures/fmt.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);

function text(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as Error).message;
  }
}

function duration(nanoseconds: bigint, name: string, ...args: bigint[]): unknown {
  const value = new Typed(durationType, nanoseconds);
  const result = durationType.methods?.get(name)?.call(
    value,
    args.map((arg) => new Typed(durationType, arg)),
  );
  return contentOf(result ?? null);
}

/** What is Go's, and what is ours, of a row. */
function both([what, ...rest]: Row): [want: unknown, got: unknown] {
  const [first, second, third, fourth] = rest;
  switch (what) {
    case "float64":
    case "float32": {
      const bits = what === "float32" ? 32 : 64;
      const number = bits === 32 ? Math.fround(Number(first)) : Number(first);
      return [fourth, formatFloat(number, { verb: second as FloatVerb, precision: third as number, bits })];
    }
    case "parseFloat": {
      const got = parseFloat64(first as string);
      return [third ?? second, typeof got === "string" ? got : formatFloat(got, { verb: "x", precision: -1 })];
    }
    case "parseInteger":
      return [fourth ?? third, String(parseInteger(first as string, second as number))];
    case "parseUnsigned":
      return [fourth ?? third, String(parseUnsigned(first as string, second as number))];
    case "quote": {
      const value = first as string;
      return [rest.slice(1), [quote(value), quoteToAscii(value), canBackquote(value)]];
    }
    case "rune": {
      const rune = first as number;
      return [rest.slice(1), [quoteRune(rune), quoteRune(rune, true), isPrint(rune)]];
    }
    case "unquote":
      return [second, unquote(first as string)?.replaceAll(/[\udc80-\udcff]/gu, "\ufffd") ?? null];
    case "duration": {
      const value = BigInt(first as string);
      const parts = [
        durationText(value),
        String(duration(value, "Round", 1_000_000_000n)),
        String(duration(value, "Truncate", 60_000_000_000n)),
        duration(value, "Hours"),
      ];
      return [rest.slice(1), parts];
    }
    default:
      return [third ?? second, text(() => String(parseDuration(first as string)))];
  }
}

describe.each([...new Set(rows.map(([what]) => what))])("%s", (name) => {
  test("answers as Go does", () => {
    const found = rows
      .filter(([what]) => what === name)
      .map((row) => ({ row, answers: both(row) }))
      .filter(({ answers: [want, got] }) => JSON.stringify(want) !== JSON.stringify(got));
    expect(found.slice(0, 10)).toEqual([]);
  });
});
