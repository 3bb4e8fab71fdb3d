import { checkMessage } from "../compare/check-message.ts";
import { firstDifference } from "../compare/first-difference.ts";
import type { Json } from "../json.ts";
import type { Findings } from "../report/outcome.ts";
import type { Result } from "../subject/subject.ts";

/** What a text was recorded to give: a value, or an error. */
export interface RecordedResult {
  readonly value?: Json | undefined;
  readonly error?: string | undefined;
}

/** Compares what reading a mesh or a configuration gave with what the release made of it. */
export function checkResult(findings: Findings, recorded: RecordedResult, got: Result<Json>, part: string): void {
  findings.parts++;
  if (recorded.error !== undefined) {
    checkMessage(findings, {
      part,
      path: "error",
      expected: recorded.error,
      got: "error" in got ? got.error : undefined,
    });
    return;
  }
  if ("error" in got) return findings.differ(part, { path: "error", expected: undefined, got: got.error });
  findings.differ(part, firstDifference(recorded.value, got.value, part));
}
