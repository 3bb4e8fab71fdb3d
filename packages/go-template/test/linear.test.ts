import { expect, test } from "vitest";
import { parseTemplate } from "../src/index.ts";

const rows: readonly [string, (count: number) => string][] = [
  ["actions", (count) => "{{.a}}".repeat(count)],
  ["variables", (count) => Array.from({ length: count }, (_, i) => `{{$a${i} := 1}}{{$a${i >> 1}}}`).join("")],
  ["comments", (count) => "{{/* a */}}".repeat(count)],
  ["trimmed text", (count) => `x${" ".repeat(10)}{{- 1 -}}`.repeat(count)],
  ["raw strings", (count) => "{{`a`}}".repeat(count)],
  ["blocks", (count) => "{{if 1}}{{$x := 1}}{{end}}".repeat(count)],
  ["definitions", (count) => Array.from({ length: count }, (_, i) => `{{define "a${i}"}}x{{end}}`).join("")],
  ["arguments", (count) => `{{print${" 1".repeat(count * 3)}}}`],
  ["pipes", (count) => `{{1${" | print".repeat(count)}}}`],
  ["fields", (count) => `{{.a${".b".repeat(count * 3)}}}`],
  ["digits", (count) => `{{${"9".repeat(count * 6)}}}`],
  ["hexadecimal digits", (count) => `{{0x1.${"f".repeat(count * 6)}p1}}`],
  ["argument numbers", (count) => `{{printf "${"%[".repeat(count * 3)}"}}`],
  ["escapes", (count) => `{{"${"\\n".repeat(count * 3)}"}}`],
  ["an error at the end", (count) => `${"{{.a}}\n".repeat(count)}{{nope}}`],
];

/** The least of three times of the processor, in milliseconds: those of a clock say little on a busy machine. */
function time(text: string): number {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage();
    try {
      parseTemplate("page", text).execute({});
    } catch {
      // Whether it succeeds does not matter here.
    }
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}

test.each(rows)("%s cost in proportion to their number", (_name, make) => {
  time(make(500));
  const few = time(make(1_000));
  const many = time(make(10_000));
  // Ten times the input; quadratic cost would be a hundred times. Below 100 ms it is noise.
  expect(many).toBeLessThan(Math.max(100, few * 50));
});
