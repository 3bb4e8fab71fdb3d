import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answer, answerOnHost } from "./answer.ts";
import { DOCUMENTS } from "./documents.ts";
import { EXPECTED_DIFFERENCES } from "./expected-differences.ts";

type Line = [document: string, template: string, ok: string | null, error: string | null, delims?: [string, string]];

function read(file: string): Line[] {
  const text = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

interface Difference {
  readonly template: string;
  readonly want: unknown;
  readonly got: unknown;
}

/** What differs from Go's recorded answer, as rows that read well when they are shown. */
function differences(lines: readonly Line[]): Difference[] {
  return lines.flatMap(([document, template, ok, error, delims]) => {
    const got = answer(template, DOCUMENTS[document] ?? "", delims);
    return compare(template, ok === null ? { error } : { ok }, got);
  });
}

function hostDifferences(): Difference[] {
  const text = readFileSync(new URL("../fixtures/host.jsonl", import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      const [template, ok, error] = JSON.parse(line) as [string, string | null, string | null];
      return compare(template, ok === null ? { error } : { ok }, answerOnHost(template));
    });
}

function compare(template: string, want: unknown, got: unknown): Difference[] {
  return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ template, want, got }];
}

describe.each(["hand.jsonl", "format.jsonl", "random.jsonl"])("Go's answers in %s", (file) => {
  const lines = read(file);

  test("are ours, to the letter, but for the expected differences", () => {
    const found = differences(lines);
    const unexpected = found.filter(({ template }) => !EXPECTED_DIFFERENCES.has(template));
    expect(unexpected.slice(0, 10)).toEqual([]);
  });

  test("are many enough, and half of them without error", () => {
    const good = lines.filter(([, , ok]) => ok !== null).length;
    expect(lines.length).toBeGreaterThanOrEqual(file === "random.jsonl" ? 2000 : 500);
    expect(file === "hand.jsonl" ? 1 : good / lines.length).toBeGreaterThanOrEqual(0.5);
  });
});

test("Go's answers on host values are ours, to the letter, but for the expected differences", () => {
  const found = hostDifferences().filter(({ template }) => !EXPECTED_DIFFERENCES.has(template));
  expect(found).toEqual([]);
});

test("every expected difference still is one", () => {
  const stale = new Set(EXPECTED_DIFFERENCES.keys());
  for (const { template } of [...differences(read("hand.jsonl")), ...hostDifferences()]) {
    stale.delete(template);
  }
  expect([...stale]).toEqual([]);
});
