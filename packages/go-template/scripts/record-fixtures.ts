import { writeFileSync } from "node:fs";
import { DOCUMENTS } from "../test/documents.ts";
import { generateFormat } from "../test/generate-format.ts";
import { generateTemplate } from "../test/generate.ts";
import type { Case } from "../test/hand-written.ts";
import { HAND_WRITTEN } from "../test/hand-written.ts";
import type { Answer } from "./oracle.ts";
import { askOracle } from "./oracle.ts";

/**
 * Records the answers of the Go oracle: node record-fixtures.ts ORACLE [COUNT] [FIRST SEED].
 * A line of hand.jsonl is [document, template, output or null, error or null, delimiters?]; of random.jsonl and format.jsonl, the same from seeds.
 * What prints a memory address is left out: no two runs of Go agree on it.
 */
const ADDRESS = /0x[0-9a-f]{6,}/;
const [binary = "", count = "2400", first = "1"] = process.argv.slice(2);

async function record(file: string, cases: readonly Case[]): Promise<void> {
  const answers = await askOracle(
    binary,
    cases.map(({ template, document, delims }) => ({
      template,
      document: DOCUMENTS[document] ?? "",
      ...(delims === undefined ? {} : { delims }),
    })),
  );
  const lines = cases.map((entry, index) => line(entry, answers[index] ?? { error: "no answer" }));
  const kept = lines.filter((text) => !ADDRESS.test(text));
  writeFileSync(new URL(`../fixtures/${file}`, import.meta.url), `${kept.join("\n")}\n`);
  const good = answers.filter((answer) => "ok" in answer).length;
  console.log(`${file}: ${kept.length} of ${cases.length} recorded, ${good} without error`);
}

function line({ template, document, delims }: Case, answer: Answer): string {
  const parts = [document, template, "ok" in answer ? answer.ok : null, "error" in answer ? answer.error : null];
  return JSON.stringify(delims === undefined ? parts : [...parts, delims]);
}

await record("hand.jsonl", HAND_WRITTEN);
await record(
  "format.jsonl",
  Array.from({ length: 1000 }, (_, index) => ({ template: generateFormat(Number(first) + index), document: "main" })),
);
await record(
  "random.jsonl",
  Array.from({ length: Number(count) }, (_, index) => ({
    template: generateTemplate(Number(first) + index),
    document: "main",
  })),
);
