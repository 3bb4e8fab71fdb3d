import { answer } from "../test/answer.ts";
import { DOCUMENTS } from "../test/documents.ts";
import { fuzzInput } from "../test/fuzz.ts";
import { generateFormat } from "../test/generate-format.ts";
import { generateTemplate } from "../test/generate.ts";
import type { Question } from "./oracle.ts";
import { askOracle } from "./oracle.ts";

/**
 * Compares random templates with the oracle: node compare-with-oracle.ts ORACLE [COUNT] [FIRST SEED] [fuzz|format].
 * With fuzz they are the inputs of the fuzz test, with format calls of printf. What prints a memory address is left out, and so are lone surrogates, which
 * Go's JSON decoder replaces.
 */
const SKIPPED = /0x[0-9a-f]{6,}|[\ud800-\udfff]/u;
const [binary = "", count = "2000", first = "1", mode = ""] = process.argv.slice(2);
const generate = mode === "fuzz" ? fuzzInput : mode === "format" ? generateFormat : generateTemplate;
const document = DOCUMENTS["main"] ?? "";
const questions: Question[] = Array.from({ length: Number(count) }, (_, index) => ({
  template: generate(Number(first) + index),
  document,
})).filter(({ template }) => !SKIPPED.test(template));
const answers = await askOracle(binary, questions);
let good = 0;
let different = 0;
for (const [index, { template }] of questions.entries()) {
  const want = JSON.stringify(answers[index]);
  const got = JSON.stringify(answer(template, document));
  good += want.startsWith('{"ok"') ? 1 : 0;
  if (want !== got && !SKIPPED.test(want)) {
    different++;
    if (different <= 15) {
      console.log(
        `seed ${Number(first) + index}\n  template ${JSON.stringify(template)}\n  want ${want}\n  got  ${got}`,
      );
    }
  }
}
console.log(`${questions.length} templates from seed ${first}, ${good} without error, ${different} different`);
process.exitCode = different === 0 ? 0 : 1;
