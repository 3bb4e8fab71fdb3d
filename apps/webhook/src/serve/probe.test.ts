import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { probe } from "./probe.ts";

const directory = mkdtempSync(join(tmpdir(), "outrigger-test-"));
afterAll(() => rmSync(directory, { recursive: true }));
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

function fileOfAge(milliseconds: number): string {
  const file = join(directory, `age${milliseconds}`);
  writeFileSync(file, "anything");
  const seconds = (NOW - milliseconds) / 1000;
  utimesSync(file, seconds, seconds);
  return file;
}

test.each([0, 1000, 1010, -60_000])("probe() takes a file of %i ms for an interval of a second", (age) => {
  expect(() => probe(fileOfAge(age), 1000, NOW)).not.toThrow();
});

test("probe() takes a directory", () => {
  expect(() => probe(directory, 60_000)).not.toThrow();
});

test("probe() refuses a file that is too old, in 1.0's words", () => {
  const file = fileOfAge(2500);
  const time = "2026-01-02 03:04:02.5 +0000 UTC";
  expect(() => probe(file, 1000, NOW)).toThrow(
    `fail on inspecting path ${file}: file ${file} is too old (last modified time ${time}, should be within 1.01s)`,
  );
});

test.each([
  [500, "510ms"],
  [4000, "4.01s"],
  [60_000, "1m0.01s"],
  [5_400_000, "1h30m0.01s"],
])("probe() names an interval of %i ms as %s", (interval, text) => {
  expect(() => probe(fileOfAge(99_999_999), interval, NOW)).toThrow(`should be within ${text})`);
});

test("probe() refuses a missing file", () => {
  const file = join(directory, "missing");
  expect(() => probe(file, 1000)).toThrow(`fail on inspecting path ${file}: stat ${file}: no such file or directory`);
});

test.each([
  ["", 1000],
  ["/health", 0],
  ["/health", -1],
])("probe(%j, %i) is not valid", (path, interval) => {
  expect(() => probe(path, interval)).toThrow("some options are not valid");
});
