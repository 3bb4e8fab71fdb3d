import { expect, test } from "vitest";
import { parseDuration } from "./index.ts";

const zeros = "0".repeat(30);

// What time.ParseDuration answers.
test.each<[string, bigint]>([
  ["0", 0n],
  ["+0", 0n],
  ["1h30m", 5_400_000_000_000n],
  ["-1.5s", -1_500_000_000n],
  [".5µs", 500n],
  [`${zeros}5s`, 5_000_000_000n],
  ["-9223372036854775808ns", -(1n << 63n)],
])("parseDuration(%j) is %d ns", (text, nanoseconds) => {
  expect(parseDuration(text)).toBe(nanoseconds);
});

test.each([
  ["", 'time: invalid duration ""'],
  [".s", 'time: invalid duration ".s"'],
  ["3", 'time: missing unit in duration "3"'],
  ["3d", 'time: unknown unit "d" in duration "3d"'],
  ["9223372036854775808ns", 'time: invalid duration "9223372036854775808ns"'],
])("parseDuration(%j) says %s", (text, message) => {
  expect(() => parseDuration(text)).toThrow(message);
});
