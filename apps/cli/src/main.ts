import { readFileSync } from "node:fs";
import { releases } from "@outrigger/inject";
import { injectCommand } from "./inject/inject-command.ts";
import { parseArguments } from "./program.ts";
import type { Invocation } from "./program.ts";
import { reviewCommand } from "./review/review-command.ts";
import type { Streams } from "./streams.ts";
import { UsageError } from "./usage-error.ts";
import { releaseTable } from "./version/release-table.ts";

/**
 * The command line as a program.
 *
 * @param args what stands after the program's name.
 * @returns the exit code.
 */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  try {
    return await run(parseArguments(args), streams);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.note(`Error: ${error.message}`);
    return 2;
  }
}

async function run(invocation: Invocation, streams: Streams): Promise<number> {
  if (invocation.kind === "inject") return injectCommand(invocation.options, streams);
  if (invocation.kind === "review") return reviewCommand(invocation.options, streams);
  if (invocation.kind === "help") streams.output.write(invocation.text);
  else streams.output.write(invocation.releases ? releaseTable(releases) : `outrigger ${version()}\n`);
  return 0;
}

function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
