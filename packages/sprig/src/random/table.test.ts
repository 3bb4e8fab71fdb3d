import { describe, expect, test } from "vitest";
import { randomFunctions } from "./table.ts";
import { randomBelow } from "./random-below.ts";

/** Bytes that look random and are the same each time. */
function pseudoRandom(seed = 1): (bytes: number) => Uint8Array {
  let state = seed;
  return (bytes) =>
    new Uint8Array(bytes).map(() => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    });
}

const functions = randomFunctions({ now: () => 0n, env: () => undefined, random: pseudoRandom() });

describe("randomFunctions()", () => {
  test.each([
    ["randAlpha", /^[A-Za-z]{2000}$/, 52],
    ["randNumeric", /^[0-9]{2000}$/, 10],
    ["randAlphaNum", /^[0-9A-Za-z]{2000}$/, 62],
    ["randAscii", /^[ -~]{2000}$/, 95],
  ])("%s draws from its whole alphabet", (name, shape, size) => {
    const drawn = functions[name]?.call([2000n]) as string;
    expect(drawn).toMatch(shape);
    expect(new Set(drawn).size).toBe(size);
  });

  test("randInt stays within its bounds and reaches them", () => {
    const drawn = Array.from({ length: 200 }, () => functions["randInt"]?.call([-2n, 3n]));
    expect(new Set(drawn)).toEqual(new Set([-2n, -1n, 0n, 1n, 2n]));
  });

  test("shuffle keeps the runes", () => {
    const shuffled = functions["shuffle"]?.call(["héllo 🎉 wörld"]) as string;
    expect(Array.from(shuffled).sort()).toEqual(Array.from("héllo 🎉 wörld").sort());
    expect(shuffled).not.toBe("héllo 🎉 wörld");
  });

  test("uuidv4 is of version 4", () => {
    expect(functions["uuidv4"]?.call([])).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test("the host is asked for as many bytes as are needed", () => {
    const asked: number[] = [];
    const { randBytes } = randomFunctions({
      now: () => 0n,
      env: () => undefined,
      random: (bytes) => {
        asked.push(bytes);
        return new Uint8Array(bytes);
      },
    });
    expect(randBytes?.call([3n])).toBe("AAAA");
    expect(asked).toEqual([3]);
  });
});

describe("randomBelow()", () => {
  test("ends with bytes that are always too large", () => {
    expect(randomBelow(10n, (bytes) => new Uint8Array(bytes).fill(255))).toBeLessThan(10n);
  });
});
