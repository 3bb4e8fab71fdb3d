import { expect, test } from "vitest";
import { parseGoDuration } from "./go-duration.ts";

test.each<[string, bigint | string]>([
  ["0", 0n],
  ["2s", 2_000_000_000n],
  ["-1.5h", -5_400_000_000_000n],
  ["+.5s", 500_000_000n],
  ["1.s", 1_000_000_000n],
  ["1h2m3s4ms5us6ns", 3_723_004_005_006n],
  ["1µs", 1_000n],
  ["9223372036854775807ns", 9_223_372_036_854_775_807n],
  ["-9223372036854775808ns", -9_223_372_036_854_775_808n],
  ["9223372036854775808ns", 'time: invalid duration "9223372036854775808ns"'],
  ["", 'time: invalid duration ""'],
  ["-", 'time: invalid duration "-"'],
  [".s", 'time: invalid duration ".s"'],
  ["s", 'time: invalid duration "s"'],
  ["2", 'time: missing unit in duration "2"'],
  ["1.5", 'time: missing unit in duration "1.5"'],
  ["2 s", 'time: unknown unit " s" in duration "2 s"'],
  ["3d", 'time: unknown unit "d" in duration "3d"'],
])("parseGoDuration(%j)", (text, want) => {
  expect(parseGoDuration(text)).toBe(want);
});
