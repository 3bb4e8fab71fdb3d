/**
 * Records Go's answers as fixtures, so that the tests need no Go:
 *
 *     node --conditions=source scripts/record.ts --oracle 1.28=PATH --oracle 1.24=PATH --oracle 1.20=PATH --oracle float64=PATH
 *
 * The oracles are as for differential.ts, one for each set of rules, linked with the Kubernetes libraries of such a version, and one
 * that reads all numbers as floats and then calls strategicpatch.StrategicMergeMapPatch. The
 * inputs of fixtures/hand-written.jsonl stay as they are, their answers are renewed; fixtures/random.jsonl and fixtures/diff.jsonl are
 * written anew. Pairs for which Go gives several answers are left out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { encodeJson, type JsonObject, type JsonValue, parseJson } from "@outrigger/go-std/json";
import type { MergeNumbers, MergeRules } from "../src/index.ts";
import { typeOf } from "../test/pod-types.ts";
import { Random } from "../test/random.ts";
import { randomPair } from "../test/random-pair.ts";
import { Oracle } from "./oracle.ts";

/** How many random pairs are recorded for each set of rules, and the seed that they come from. */
const RANDOM: readonly { rules: MergeRules; numbers: MergeNumbers; pairs: number; seed: number }[] = [
  { rules: "1.28", numbers: "int64", pairs: 200, seed: 128 },
  { rules: "1.28", numbers: "float64", pairs: 40, seed: 1280 },
  { rules: "1.24", numbers: "int64", pairs: 50, seed: 124 },
  { rules: "1.20", numbers: "int64", pairs: 50, seed: 120 },
];
/** How often Go is asked before its answer counts as the only one. */
const ASKED = 50;
/** Larger pairs are left out, so that a failure can be read. */
const LARGEST = 900;

const { values: flags } = parseArgs({ options: { oracle: { type: "string", multiple: true, default: [] } } });
const oracles = new Map(flags.oracle.map((flag) => flag.split("=", 2) as [string, string]).map(start));
const folder = join(import.meta.dirname, "../fixtures");

await renewHandWritten();
await recordRandom();
await recordDiffs();
for (const oracle of oracles.values()) oracle.close();

function start([rules, path]: [string, string]): [string, Oracle] {
  return [rules, new Oracle(path)];
}

function oracleOf(rules: string): Oracle {
  const oracle = oracles.get(rules);
  if (oracle === undefined) throw new Error(`Name the oracle ${rules}: --oracle ${rules}=PATH`);
  return oracle;
}

/** The one answer that Go gives to a merge; undefined when there are several. */
async function answerTo(row: JsonObject): Promise<JsonObject | undefined> {
  const { rules = "1.28", numbers = "int64" } = row as { rules?: string; numbers?: string };
  const request = {
    op: "merge",
    base: row["base"],
    patch: row["patch"],
    type: row["type"],
    floats: numbers === "float64",
  };
  const answers = new Set<string>();
  for (let asked = 0; asked < ASKED; asked++)
    answers.add(await oracleOf(numbers === "int64" ? rules : numbers).ask(encodeJson(request as JsonObject)));
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? (parseJson(samePanics(only)) as JsonObject) : undefined;
}

/** Go words one panic in two ways, depending on whether a map is empty. */
function samePanics(answer: string): string {
  return answer.replace("hash of unhashable type:", "runtime error: hash of unhashable type");
}

async function renewHandWritten(): Promise<void> {
  const file = join(folder, "hand-written.jsonl");
  const rows: JsonValue[] = [];
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const { ok: _ok, error: _error, ...row } = parseJson(line) as JsonObject;
    const answer = await answerTo(row);
    if (answer === undefined) throw new Error(`Go has several answers to ${encodeJson(row["name"] ?? null)}`);
    rows.push({ ...row, ...answer });
  }
  write("hand-written.jsonl", rows);
}

async function recordRandom(): Promise<void> {
  const rows: JsonValue[] = [];
  for (const { rules, numbers, pairs, seed } of RANDOM) {
    const random = new Random(seed);
    for (let recorded = 0; recorded < pairs; ) {
      const type = random.chance(0.5) ? "Pod" : "PodSpec";
      const row = { type, rules, numbers, ...randomPair(typeOf(type, rules), random) };
      if (encodeJson(row).length > LARGEST) continue;
      const answer = await answerTo(row);
      if (answer === undefined) continue;
      rows.push({ ...row, ...answer });
      recorded++;
    }
  }
  write("random.jsonl", rows);
}

async function recordDiffs(): Promise<void> {
  const random = new Random(6902);
  const rows: JsonValue[] = [];
  while (rows.length < 60) {
    const { base: from, patch: to } = randomPair(typeOf("Pod", "1.28"), random);
    if (encodeJson(from).length + encodeJson(to).length > LARGEST) continue;
    const answer = parseJson(await oracleOf("1.28").ask(encodeJson({ op: "diff", from, to }))) as JsonObject;
    rows.push({ from, to, ok: answer["ok"] ?? null });
  }
  write("diff.jsonl", rows);
}

function write(name: string, rows: readonly JsonValue[]): void {
  writeFileSync(join(folder, name), rows.map((row) => `${encodeJson(row)}\n`).join(""));
}
