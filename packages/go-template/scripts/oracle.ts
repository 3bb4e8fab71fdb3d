import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What Go answered: the output, or the text of its error. */
export type Answer = { readonly ok: string } | { readonly error: string };

/** A template and the document that is the sample's `.Data`. */
export interface Question {
  readonly template: string;
  readonly document: string;
  readonly delims?: readonly [string, string];
}

/** Asks the Go oracle; answers come in the order of the questions. */
export async function askOracle(binary: string, questions: readonly Question[]): Promise<Answer[]> {
  const child = spawn(binary, { stdio: ["pipe", "pipe", "inherit"] });
  const answers: Answer[] = [];
  const done = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      answers.push(JSON.parse(line) as Answer);
    }
  })();
  for (const { template, document, delims } of questions) {
    const request = { op: "template", template, yaml: document, funcs: "none", numbers: "int64", sample: true, delims };
    if (!child.stdin.write(`${JSON.stringify(request)}\n`)) {
      await new Promise((resolve) => child.stdin.once("drain", resolve));
    }
  }
  child.stdin.end();
  await done;
  if (answers.length !== questions.length) {
    throw new Error(`Cannot record: the oracle gave ${answers.length} answers to ${questions.length} questions`);
  }
  return answers;
}
