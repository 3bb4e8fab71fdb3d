import { parseJson } from "./json.ts";
import type { Outcome } from "./report/outcome.ts";

/** One line of an expected-failures file: a case, or one part of a case, that cannot be reproduced, and why. */
export interface ExpectedFailure {
  readonly kind: string;
  readonly name: string;
  readonly part?: string;
  readonly reason: string;
}

/** What the list says about an outcome. `stale` entries name what passes; `unlisted` are the parts that fail without one. */
export interface Judgement {
  readonly verdict: "passed" | "failed" | "expected";
  readonly unlisted: readonly string[];
  readonly stale: readonly ExpectedFailure[];
}

const quotedPart = / \| ("(?:[^"\\]|\\.)*"): +/;

/**
 * Reads an expected-failures file: `kind case-name: reason` a line, or `kind case-name | "part": reason` for one review of a
 * case, its name as a JSON string. Blank lines and lines that start with `#` say nothing. A line without a reason is an error.
 */
export function parseExpectedFailures(text: string): readonly ExpectedFailure[] {
  return text.split("\n").flatMap((line, index) => {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) return [];
    const entry = parseLine(trimmed);
    if (entry === undefined) throw new Error(`Cannot read line ${index + 1}: expected "kind case-name: reason"`);
    return [entry];
  });
}

/** Judges an outcome by the list, so that the list can only shrink: unlisted failures fail, and so do listed cases that pass. */
export function judge(outcome: Outcome, list: readonly ExpectedFailure[]): Judgement {
  const entries = list.filter((entry) => entry.kind === outcome.kind && entry.name === outcome.name);
  const failing = new Set(outcome.differences.map((difference) => difference.part));
  const wholeCase = entries.some((entry) => entry.part === undefined);
  const covered = new Set(entries.map((entry) => entry.part));
  const unlisted = wholeCase ? [] : [...failing].filter((part) => !covered.has(part));
  const stale = entries.filter((entry) => (entry.part === undefined ? failing.size === 0 : !failing.has(entry.part)));
  if (unlisted.length > 0 || stale.length > 0) return { verdict: "failed", unlisted, stale };
  return { verdict: failing.size > 0 ? "expected" : "passed", unlisted, stale };
}

function parseLine(line: string): ExpectedFailure | undefined {
  const space = line.indexOf(" ");
  if (space < 0) return undefined;
  const kind = line.slice(0, space);
  const rest = line.slice(space + 1);
  const match = quotedPart.exec(rest);
  if (match === null) {
    const colon = rest.indexOf(": ");
    return colon < 1 ? undefined : entryOf({ kind, name: rest.slice(0, colon), reason: rest.slice(colon + 2) });
  }
  const part = parseJson(match[1] ?? "");
  const reason = rest.slice(match.index + match[0].length);
  return typeof part === "string" ? entryOf({ kind, name: rest.slice(0, match.index), part, reason }) : undefined;
}

function entryOf(entry: ExpectedFailure): ExpectedFailure | undefined {
  return entry.reason.trim() === "" ? undefined : { ...entry, reason: entry.reason.trim() };
}
