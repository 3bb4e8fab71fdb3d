import type { Findings } from "../report/outcome.ts";
import { compareMessage, compareUnorderedMessage } from "./message.ts";

/** One error text of ours beside the recorded one. */
export interface MessagePair {
  readonly part: string;
  readonly path: string;
  readonly expected: string;
  readonly got: string | undefined;
  /** The text depends on Go's map order. */
  readonly unordered?: boolean;
}

/** Compares an error text and notes what differs, or that only a decoder's words do. */
export function checkMessage(findings: Findings, pair: MessagePair): void {
  const { part, path, expected, got } = pair;
  if (got === undefined) return findings.differ(part, { path, expected, got });
  const verdict = pair.unordered === true ? compareUnorderedMessage(expected, got) : compareMessage(expected, got);
  if (verdict === "different") findings.differ(part, { path, expected, got });
  if (verdict === "text differs") findings.texts.push({ part, expected, got });
}
