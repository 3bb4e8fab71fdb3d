import { readFileSync } from "node:fs";
import { parseArguments } from "./program.ts";
import type { Invocation } from "./program.ts";
import { reviewCommand } from "./review/review-command.ts";
import type { Streams } from "./review/review-command.ts";
import { UsageError } from "./usage-error.ts";

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
  if (invocation.kind === "review") return reviewCommand(invocation.options, streams);
  streams.output.write(invocation.kind === "version" ? `outrigger ${version()}\n` : invocation.text);
  return 0;
}

function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
