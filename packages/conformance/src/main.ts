import { join } from "node:path";
import { releases } from "@outrigger/inject";
import { parseArguments, usage } from "./cli/arguments.ts";
import { runGoldens } from "./cli/run-goldens.ts";
import { modernSets } from "./modern/folders.ts";
import { outriggerSubject } from "./subject/outrigger.ts";

/** The newer releases in the order of their folders, built in or not: the report says which are. */
const modern = new Set(modernSets.map(({ folder }) => folder));
const proved = releases.filter((release) => release.proved).map(({ name }) => name);
const home = join(import.meta.dirname, "..");

async function main(argv: readonly string[]): Promise<number> {
  try {
    return await runGoldens(parseArguments(argv), {
      repository: join(home, "..", ".."),
      claimed: [...proved.filter((name) => !modern.has(name)), ...modern],
      lists: join(home, "expected-failures"),
      environment: process.env,
      subject: outriggerSubject(),
      print: (line) => process.stdout.write(`${line}\n`),
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
