import { allDifferences } from "../compare/all-differences.ts";
import type { Json } from "../json.ts";
import type { Findings } from "../report/outcome.ts";
import type { Compat, Result } from "../subject/subject.ts";
import { checkDenial } from "./check-denial.ts";
import { readDocuments } from "./read-documents.ts";
import type { ModernCase, ModernFolder } from "./manifest.ts";
import type { ModernInjector } from "./subject.ts";

/** A file, and what it is injected with. */
export interface AskedFile {
  readonly folder: ModernFolder;
  readonly golden: ModernCase;
  readonly injector: Result<ModernInjector>;
  readonly compat: Compat;
}

const part = "file";

/** Injects the input of a case as kube-inject does: the same text under `exact`, the same objects under `fixed`. */
export function checkKubeInject(findings: Findings, { folder, golden, injector, compat }: AskedFile): void {
  findings.parts++;
  if ("error" in injector) return findings.differ(part, { path: "load", expected: "loads", got: injector.error });
  const recorded = golden.kubeInject;
  const got = injector.value.injectFile(folder.text(golden.input));
  if (recorded?.error !== undefined) {
    return checkDenial(findings, part, { expected: recorded.error, got: "error" in got ? got.error : "injected" });
  }
  if ("error" in got) return findings.differ(part, { path: "error", expected: undefined, got: got.error });
  const expected = folder.text(recorded?.actual ?? golden.kubeInjectExpected);
  if (compat === "exact") checkText(findings, expected, got.value.output);
  else checkObjects(findings, expected, got.value.output);
  const warnings = (recorded?.warnings ?? []).map((line) => line.replace(/^===> /, "").replace(/\n$/, ""));
  for (const difference of allDifferences(warnings, warningsOf(got.value.warnings), "warnings"))
    findings.differ(part, difference);
}

/** The test that the goldens are taken from marks each warning with an arrow of its own. */
function warningsOf(warnings: readonly string[]): Json {
  return warnings.map((line) => line.replace(/^===> /, "").replace(/\n$/, ""));
}

/** The first line that differs says more than two whole files. */
function checkText(findings: Findings, expected: string, got: string): void {
  if (expected === got) return;
  const left = expected.split("\n");
  const right = got.split("\n");
  const line = left.findIndex((text, index) => text !== right[index]);
  const at = line < 0 ? left.length : line;
  findings.differ(part, { path: `line ${at + 1}`, expected: left[at], got: right[at] });
  checkObjects(findings, expected, got);
}

function checkObjects(findings: Findings, expected: string, got: string): void {
  for (const difference of allDifferences(readDocuments(expected), readDocuments(got), "documents"))
    findings.differ(part, difference);
}
