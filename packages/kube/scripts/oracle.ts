/** Asks a program that answers with Go's own libraries: a JSON request a line in, a JSON answer a line out. */
import { spawnSync } from "node:child_process";

/** An answer: a value as JSON text, or Go's error text. */
export interface Answer {
  readonly ok?: string;
  readonly error?: string;
}

/** The program's answers to requests, in their order. A request is JSON text. */
export function askOracle(program: string, requests: readonly string[]): Answer[] {
  const run = spawnSync(program, { input: `${requests.join("\n")}\n`, maxBuffer: 2 ** 30 });
  if (run.error !== undefined) throw run.error;
  return run.stdout.toString("utf8").trimEnd().split("\n").map(answerOf);
}

function answerOf(line: string): Answer {
  if (line.startsWith('{"ok":')) return { ok: line.slice(6, -1) };
  return { error: (JSON.parse(line) as { error: string }).error };
}
