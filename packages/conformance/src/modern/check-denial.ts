import { checkMessage } from "../compare/check-message.ts";
import { compareMessage } from "../compare/message.ts";
import type { Findings } from "../report/outcome.ts";

/** Two messages. */
export interface Messages {
  readonly expected: string;
  readonly got: string | undefined;
}

/** Texts in which Go prints a map in its own order: names of templates in a line, faults of annotations a line each. */
const unordered = /not found; have |^.*\d+ errors occurred:/s;

/** Compares a denial's message, as a set of words where Go's map order shows in it. */
export function checkDenial(findings: Findings, part: string, { expected, got }: Messages): void {
  const isShuffled = got !== undefined && unordered.test(expected) && compareMessage(expected, got) === "different";
  if (isShuffled && sorted(expected) === sorted(got)) return;
  checkMessage(findings, { part, path: "message", expected, got });
}

function sorted(text: string): string {
  return text.replaceAll("; have ", "; have , ").split(/\n|, /).sort().join("\n");
}
