import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answer } from "./answer.ts";
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

/** What differs from Go's recorded answer, as rows that read well when they are shown. */
function differences(lines: readonly Line[]): { template: string; want: unknown; got: unknown }[] {
  const found = [];
  for (const [document, template, ok, error, delims] of lines) {
    const want = ok === null ? { error } : { ok };
    const got = answer(template, DOCUMENTS[document] ?? "", delims);
    if (JSON.stringify(got) !== JSON.stringify(want)) {
      found.push({ template, want, got });
    }
  }
  return found;
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

test("every expected difference still is one", () => {
  const stale = new Set(EXPECTED_DIFFERENCES.keys());
  for (const { template } of differences(read("hand.jsonl"))) {
    stale.delete(template);
  }
  expect([...stale]).toEqual([]);
});
