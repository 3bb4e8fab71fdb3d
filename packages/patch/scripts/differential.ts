/**
 * Compares mergeStrategic and createPatch with Go's own libraries on random pairs:
 *
 *     node --conditions=source scripts/differential.ts --oracle PATH [--seed N] [--pairs N] [--rules 1.28] [--numbers int64] [--tries N]
 *
 * The oracle is a program that answers a JSON line with a JSON line: `{"op":"merge","base":…,"patch":…,"type":"Pod"}` with
 * `{"ok":…}` or `{"error":…}`, and `{"op":"diff","from":…,"to":…}` likewise. It may be asked several times, as Go goes through
 * maps in random order: an answer is right when Go gives it, too.
 */
import { parseArgs } from "node:util";
import { compareKeys, encodeJson, type JsonObject, type JsonValue, parseJson } from "@outrigger/go-std/json";
import { createPatch, type MergeNumbers, type MergeRules, mergeStrategic, type Operation } from "../src/index.ts";
import { canonical } from "../test/go-number.ts";
import { typeOf } from "../test/pod-types.ts";
import { Random } from "../test/random.ts";
import { type Pair, randomPair } from "../test/random-pair.ts";
import { Oracle } from "./oracle.ts";

const { values: flags } = parseArgs({
  options: {
    oracle: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    pairs: { type: "string", default: "5000" },
    rules: { type: "string", default: "1.28" },
    numbers: { type: "string", default: "int64" },
    "no-diff": { type: "boolean", default: false },
    tries: { type: "string", default: "1000" },
    show: { type: "string", default: "5" },
  },
});
if (flags.oracle === undefined) throw new Error("Name the oracle: --oracle PATH");

const numbers = flags.numbers as MergeNumbers;
const rules = flags.rules as MergeRules;

/** How often Go may be asked for the answer that we gave. */
const TRIES = Number(flags.tries);

const oracle = new Oracle(flags.oracle);
const random = new Random(Number(flags.seed));
const counts = { ok: 0, errors: 0, oneOfSeveral: 0, wrong: 0, diffs: 0, wrongDiffs: 0 };

for (let number = 0; number < Number(flags.pairs); number++) {
  const type = random.chance(0.5) ? "Pod" : "PodSpec";
  const pair = randomPair(typeOf(type, rules), random);
  await checkMerge(pair, type, number);
  if (!flags["no-diff"])
    await checkDiff(pair.base, random.chance(0.3) ? pair.patch : (mergedOf(pair, type) ?? pair.patch));
}
oracle.close();
process.stdout.write(`seed ${flags.seed}, ${flags.pairs} pairs, rules ${flags.rules}: ${JSON.stringify(counts)}\n`);
process.exitCode = counts.wrong + counts.wrongDiffs === 0 ? 0 : 1;

async function checkMerge(pair: Pair, type: "Pod" | "PodSpec", number: number): Promise<void> {
  const before = encodeJson(pair.base) + encodeJson(pair.patch);
  const ours = merge(pair, type);
  if (encodeJson(pair.base) + encodeJson(pair.patch) !== before)
    throw new Error(`Pair ${number} was changed by the merge`);
  const request = encodeJson({ op: "merge", ...pair, type, floats: numbers === "float64" });
  const theirs = new Set<string>();
  for (let tries = 0; tries < TRIES && !theirs.has(ours); tries++) theirs.add(answerOf(await oracle.ask(request)));
  if (!theirs.has(ours)) report(number, { request, ours, theirs });
  else if (theirs.size > 1) counts.oneOfSeveral++;
  else if (ours.startsWith("ok")) counts.ok++;
  else counts.errors++;
}

function mergedOf(pair: Pair, type: string): JsonObject | undefined {
  try {
    return mergeStrategic(pair.base, pair.patch, typeOf(type, rules));
  } catch {
    return undefined;
  }
}

function merge({ base, patch }: Pair, type: string): string {
  try {
    return `ok ${canonical(mergeStrategic(base, patch, typeOf(type, rules), { rules, numbers }), numbers)}`;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    if (code === undefined) throw error;
    return `error ${encodeJson(`${code === "merge-panic" ? "panic: " : ""}${message}`)}`;
  }
}

function answerOf(line: string): string {
  const answer = parseJson(line) as JsonObject;
  if (Object.hasOwn(answer, "ok")) return `ok ${canonical(answer["ok"] ?? null, numbers)}`;
  // Go words this panic in two ways, depending on whether the map is empty.
  const message = encodeJson(answer["error"] ?? null).replace(
    "hash of unhashable type:",
    "runtime error: hash of unhashable type",
  );
  return `error ${message}`;
}

async function checkDiff(from: JsonValue, to: JsonValue): Promise<void> {
  counts.diffs++;
  const request = encodeJson({ op: "diff", from, to });
  const answer = parseJson(await oracle.ask(request)) as { ok: readonly Operation[] };
  const theirs = operations(answer.ok);
  const ours = operations(createPatch(from, to));
  if (ours === theirs) return;
  counts.wrongDiffs++;
  process.stdout.write(`diff ${request}\nours   ${ours}\ntheirs ${theirs}\n\n`);
}

function operations(patch: readonly Operation[]): string {
  const lines = patch.map((operation) => encodeJson({ ...operation }, { sortKeys: true }));
  return lines.sort(compareKeys).join("\n");
}

function report(
  number: number,
  { request, ours, theirs }: { request: string; ours: string; theirs: Set<string> },
): void {
  counts.wrong++;
  if (counts.wrong > Number(flags.show)) return;
  process.stdout.write(
    `pair ${number}: ${request}\nours   ${ours}\n${[...theirs].map((line) => `theirs ${line}\n`).join("")}\n`,
  );
}
