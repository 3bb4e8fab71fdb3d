import { allDifferences } from "../compare/all-differences.ts";
import type { Findings } from "../report/outcome.ts";
import type { Result } from "../subject/subject.ts";
import type { Json } from "../json.ts";

/** Compares a resolved mesh configuration with the release's own, every field of it. */
export function checkMesh(findings: Findings, expected: Json, got: Result<Json>): void {
  findings.parts++;
  const part = "effective";
  if ("error" in got) return findings.differ(part, { path: "load", expected: "loads", got: got.error });
  for (const difference of allDifferences(expected, got.value, "mesh")) findings.differ(part, difference);
}
