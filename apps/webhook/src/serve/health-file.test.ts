import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeHealthFile } from "./health-file.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "outrigger-test-"));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(directory, { recursive: true });
});

test("writeHealthFile() writes after each whole interval, and leaves the file when stopped", () => {
  const file = join(directory, "health");
  const stop = writeHealthFile(file, 2000, () => undefined);
  vi.advanceTimersByTime(1999);
  expect(existsSync(file)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(readFileSync(file, "utf8")).toBe("ok");
  expect(statSync(file).mode & 0o777).toBe(0o644);
  rmSync(file);
  vi.advanceTimersByTime(2000);
  expect(existsSync(file)).toBe(true);
  stop();
  vi.advanceTimersByTime(10_000);
  expect(vi.getTimerCount()).toBe(0);
  expect(existsSync(file)).toBe(true);
});

test("writeHealthFile() logs a failure and tries again", () => {
  const file = join(directory, "missing", "health");
  const lines: string[] = [];
  const stop = writeHealthFile(file, 1000, (level, message) => lines.push(`${level} ${message}`));
  vi.advanceTimersByTime(2000);
  stop();
  const line = `error Health check update of "${file}" failed: open ${file}: no such file or directory`;
  expect(lines).toEqual([line, line]);
});

test.each([
  ["", 1000],
  ["/nowhere/health", 0],
])("writeHealthFile(%j, %i) is off", (file, interval) => {
  writeHealthFile(file, interval, () => undefined)();
  expect(vi.getTimerCount()).toBe(0);
});
