import { allDifferences } from "../compare/all-differences.ts";
import { checkMessage } from "../compare/check-message.ts";
import type { Findings } from "../report/outcome.ts";
import type { InjectedText } from "../modern/subject.ts";
import type { Result } from "../subject/subject.ts";

/** What kube-inject of the release wrote for a file, or its error. */
export interface GoldenFile {
  readonly expected?: string | undefined;
  readonly error?: string | undefined;
}

/** What is asked of the project for the same file. */
export interface FileAnswers {
  readonly exact: Result<InjectedText>;
  readonly fixed: Result<InjectedText>;
  /** A text of documents as the release's own types would write them. */
  readonly asGo: (text: string) => Result<string>;
}

/**
 * Compares what injecting a file gave: under `exact` the very text; under `fixed` the same objects, once Go's types have dropped what
 * they do not know and added what they always write.
 */
export function checkKubeInject(findings: Findings, golden: GoldenFile, { exact, fixed, asGo }: FileAnswers): void {
  findings.parts++;
  for (const [part, got] of [["exact", exact] as const, ["fixed", fixed] as const]) {
    if (golden.error !== undefined) checkError(findings, part, { expected: golden.error, got });
    else if ("error" in got) findings.differ(part, { path: "error", expected: undefined, got: got.error });
  }
  if (golden.expected === undefined) return;
  if ("value" in exact) checkText(findings, "exact", [golden.expected, exact.value.output]);
  if (!("value" in fixed)) return;
  const typed = asGo(fixed.value.output);
  if ("error" in typed) return findings.differ("fixed", { path: "typed", expected: undefined, got: typed.error });
  const wanted = asGo(golden.expected);
  checkText(findings, "fixed", ["value" in wanted ? wanted.value : wanted.error, typed.value]);
}

interface Failed {
  readonly expected: string;
  readonly got: Result<InjectedText>;
}

function checkError(findings: Findings, part: string, { expected, got }: Failed): void {
  checkMessage(findings, { part, path: "error", expected, got: "error" in got ? got.error : undefined });
}

/** The lines that differ say more than two whole files. */
function checkText(findings: Findings, part: string, [expected, got]: readonly [string, string]): void {
  if (expected === got) return;
  for (const difference of allDifferences(expected.split("\n"), got.split("\n"), "line", 5))
    findings.differ(part, difference);
}
