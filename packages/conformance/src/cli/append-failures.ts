import { appendFileSync } from "node:fs";
import type { Failure } from "../report/tally.ts";

/**
 * Appends what fails to a list of expected failures, each with the first place where it differs: a start for the one who writes the
 * real reasons. What the list holds already stays as it is.
 *
 * @returns how many lines it added.
 */
export function appendFailures(file: string, failures: readonly Failure[]): number {
  const lines = failures.flatMap(({ outcome, judgement }) => {
    const first = outcome.differences.find(({ part }) => judgement.unlisted.includes(part));
    return first === undefined ? [] : [`${outcome.kind} ${outcome.name}: differs at ${first.path}\n`];
  });
  if (lines.length > 0) appendFileSync(file, lines.join(""));
  return lines.length;
}
