/**
 * Compares this package with Go's own libraries on random input:
 *
 *     node --conditions=source scripts/differential.ts PROGRAM [--seed N] [--count N] [--record]
 *
 * PROGRAM answers `{"op":"roundtrip","pod":JSON}`, `{"op":"podyaml","yaml":TEXT}` and `{"op":"quantity","text":T}` a line each, with
 * `{"ok":VALUE}` or `{"error":TEXT}`, on the types of Kubernetes 1.34. With --record some of its answers are written to fixtures/.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type EncodableValue, encodeJson, parseJson } from "@outrigger/go-std/json";
import { parseYaml } from "@outrigger/go-std/yaml";
import { canonicalQuantity, checkAs, decodeJson, decodeYaml, kubeType } from "@outrigger/kube";
import { kubernetes1_34 } from "@outrigger/kube/tables/kubernetes-1.34";
import { type Answer, askOracle } from "./oracle.ts";
import { randomDocument, type Random, seeded } from "./random-document.ts";
import { randomQuantity } from "./random-quantity.ts";
import { unquoteSome } from "./random-yaml.ts";

/** One way to ask and to answer. */
interface Check {
  readonly name: string;
  readonly input: (random: Random) => string;
  readonly request: (input: string) => string;
  /** What the program said, in the form of ours. */
  readonly want: (answer: Answer) => string;
  readonly got: (input: string) => string;
}

const POD = kubeType(kubernetes1_34, "Pod");
const same = (json: string) => encodeJson(parseJson(json));

const CHECKS: readonly Check[] = [
  {
    name: "decode",
    input: (random) => randomDocument(POD, random, { oneIn: [60, 400, 4000][random(3)] ?? 400 }),
    request: (pod) => `{"op":"roundtrip","pod":${pod}}`,
    want: ({ ok, error }) => (ok === undefined ? `error: ${error}` : same(ok)),
    got: (pod) => outcome(decodeJson(kubernetes1_34, "Pod", parseJson(pod))),
  },
  {
    name: "check",
    input: (random) => randomDocument(POD, random, { oneIn: [60, 400, 4000][random(3)] ?? 400 }),
    request: (pod) => `{"op":"roundtrip","pod":${pod}}`,
    want: ({ error }) => error ?? "good",
    got: (pod) => checkAs(kubernetes1_34, "Pod", parseJson(pod)) ?? "good",
  },
  {
    name: "yaml",
    input: (random) => unquoteSome(randomDocument(POD, random, { oneIn: 3000 }), random),
    request: (yaml) => JSON.stringify({ op: "podyaml", yaml }),
    want: ({ ok, error }) =>
      ok === undefined ? `error: ${withoutPrefix(error ?? "")}` : sorted(JSON.parse(ok) as string),
    got: fromYaml,
  },
  {
    name: "quantity",
    input: randomQuantity,
    request: (text) => JSON.stringify({ op: "quantity", text }),
    want: ({ ok, error }) => (ok === undefined ? `error: ${error}` : (JSON.parse(ok) as string)),
    got: quantity,
  },
];

function outcome(result: ReturnType<typeof decodeJson>): string {
  return result.error === undefined ? encodeJson(result.value) : `error: ${result.error}`;
}

function withoutPrefix(text: string): string {
  return text.replace(/^error unmarshaling JSON: while decoding JSON: |^error converting YAML to JSON: /, "");
}

/** The program prints YAML with sorted keys. */
function sorted(yaml: string): string {
  return encodeJson(parseYaml(yaml, { dialect: "sigs" }) as EncodableValue, { sortKeys: true });
}

function fromYaml(yaml: string): string {
  try {
    const result = decodeYaml(kubernetes1_34, "Pod", parseYaml(yaml, { dialect: "sigs" }));
    return result.error === undefined ? encodeJson(result.value, { sortKeys: true }) : `error: ${result.error}`;
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function quantity(text: string): string {
  try {
    // A quantity text of JSON is trimmed before it is read.
    return text.trim() === text ? canonicalQuantity(text) : "untrimmed";
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const options = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "2000" },
    record: { type: "boolean", default: false },
  },
});

function run(check: Check, program: string): number {
  const random = seeded(Number(options.values.seed));
  const inputs = Array.from({ length: Number(options.values.count) }, () => check.input(random));
  const answers = askOracle(program, inputs.map(check.request));
  const rows = inputs.map((input, index) => ({ input, want: check.want(answers[index] ?? {}), got: check.got(input) }));
  const wrong = rows.filter(({ want, got }) => want !== got);
  for (const row of wrong.slice(0, 5)) console.log(row);
  const refused = rows.filter(({ want }) => want.startsWith("error: ")).length;
  console.log(`${check.name}: ${rows.length} asked, ${refused} refused, ${wrong.length} differ`);
  if (options.values.record) record(check.name, rows);
  return wrong.length;
}

/** Keeps short rows, so that a fixture can be read. */
function record(name: string, rows: readonly { input: string; want: string }[]): void {
  const folder = join(import.meta.dirname, "../fixtures");
  mkdirSync(folder, { recursive: true });
  const kept = rows.filter(({ input, want }) => input.length + want.length < 1200).slice(0, 120);
  const lines = kept.map(({ input, want }) => JSON.stringify([input, want]));
  writeFileSync(join(folder, `${name}.json`), `[\n${lines.join(",\n")}\n]\n`);
}

const [program] = options.positionals;
if (program === undefined) throw new Error("name the program to compare with");
const differing = CHECKS.map((check) => run(check, program)).reduce((sum, count) => sum + count, 0);
process.exitCode = differing === 0 ? 0 : 1;
