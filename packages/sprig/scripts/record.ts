// Asks the Go libraries what every call gives, and writes the answers to ../fixtures, a JSON line each.
// Run: node scripts/record.ts <path of the oracle> [family ...]. Tests read what is recorded and need no Go.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { callsOf, type FunctionCases } from "./cases/define.ts";
import { dictCases } from "./cases/dicts.ts";
import { dateCases } from "./cases/dates.ts";
import { defaultCases } from "./cases/defaults.ts";
import { listCases } from "./cases/lists.ts";
import { numberCases } from "./cases/numbers.ts";
import { reflectionCases } from "./cases/reflection.ts";
import { cryptoCases } from "./cases/crypto.ts";
import { encodingCases, pathCases } from "./cases/encoding.ts";
import { programCases } from "./cases/programs.ts";
import { regexCases } from "./cases/regex.ts";
import { urlCases } from "./cases/urls.ts";
import { worldCases } from "./cases/world.ts";
import { semverCases } from "./cases/semver.ts";
import { stringCases } from "./cases/strings.ts";

const FAMILIES: Readonly<Record<string, readonly FunctionCases[]>> = {
  strings: stringCases,
  numbers: numberCases,
  defaults: defaultCases,
  lists: listCases,
  dicts: dictCases,
  reflection: reflectionCases,
  semver: semverCases,
  encoding: encodingCases,
  paths: pathCases,
  urls: urlCases,
  regex: regexCases,
  crypto: cryptoCases,
  world: worldCases,
  dates: dateCases,
  programs: programCases,
};

type Answer = { readonly ok: string } | { readonly error: string };

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const data = readFileSync(`${fixtures}data.json`, "utf8");
const [oracle = "", ...wanted] = process.argv.slice(2);

for (const [family, cases] of Object.entries(FAMILIES)) {
  if (wanted.length === 0 || wanted.includes(family)) {
    record(family, cases);
  }
}

if (wanted.length === 0 || wanted.includes("secrets")) {
  recordSecrets();
}

/** What Go encrypts differs each time; ours must make the same of the same salt, and read it. */
function recordSecrets(): void {
  const passwords = ["", "a", "password", "pässwörd", "🎉", "x".repeat(72), "p".repeat(55), "tab\there"];
  const rows = passwords.flatMap((password) => [
    { kind: "bcrypt", password, template: `{{bcrypt ${JSON.stringify(password)}}}` },
    {
      kind: "encryptAES",
      password,
      template: `{{encryptAES ${JSON.stringify(password)} "plain text é of ${password.length}"}}`,
    },
  ]);
  const answers = ask(rows.map(({ template }) => template));
  const lines = rows.map(({ kind, password }, i) => JSON.stringify({ kind, password, ...answers[i] }));
  writeFileSync(`${fixtures}secrets.json`, `[\n${lines.join(",\n")}\n]\n`);
}

function record(family: string, cases: readonly FunctionCases[]): void {
  const calls = cases.flatMap((one) =>
    (family === "programs" ? (one.also ?? []) : callsOf(one)).map((call) => ({ name: one.name, call })),
  );
  const answers = ask(calls.map(({ call }) => templateOf(family, call)));
  const again = ask(calls.map(({ call }) => templateOf(family, call)));
  const lines: string[] = [];
  for (const [i, { name, call }] of calls.entries()) {
    if (JSON.stringify(answers[i]) === JSON.stringify(again[i])) {
      lines.push(JSON.stringify({ name, call, ...answers[i] }));
    } else {
      process.stderr.write(`${family}: not twice the same, left out: ${call}\n`);
    }
  }
  writeFileSync(`${fixtures}${family}.jsonl`, `${lines.join("\n")}\n`);
  const thin = cases.filter(({ name }) => lines.filter((line) => line.startsWith(`{"name":"${name}",`)).length < 20);
  process.stdout.write(
    `${family}: ${cases.length} functions, ${lines.length} calls; fewer than 20: ${thin.map(({ name }) => name).join(" ")}\n`,
  );
}

/** The template of a call: the result's type and Go syntax, then the result as it prints. Times have no Go syntax here; programs are templates. */
function templateOf(family: string, call: string): string {
  if (family === "programs") {
    return call;
  }
  return `{{$r := ${call}}}{{printf "%T ${family === "dates" ? "%v" : "%#v"} " $r $r}}{{$r}}`;
}

function ask(templates: readonly string[]): readonly Answer[] {
  const input = templates.map((template) => JSON.stringify({ op: "template", template, yaml: data, funcs: "sprig" }));
  const env = { ...process.env, TZ: "America/New_York", SPRIG_NAME: "value", SPRIG_EMPTY: "" };
  const { stdout, stderr, status } = spawnSync(oracle, {
    input: `${input.join("\n")}\n`,
    encoding: "utf8",
    env,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    throw new Error(`The oracle ended with ${status}: ${stderr.slice(0, 2000)}`);
  }
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}
