import { FlagError } from "./flags/flag-error.ts";
import { parseCommandLine } from "./flags/parse-command-line.ts";
import type { CommandLine } from "./flags/parse-command-line.ts";
import type { ServeFlags } from "./flags/serve-flags.ts";
import type { Log } from "./log.ts";
import { createPinoLog } from "./pino-log.ts";
import { probe } from "./serve/probe.ts";
import { runWebhook } from "./serve/run-webhook.ts";
import { StartError, messageOf } from "./serve/start-error.ts";
import type { CreateSecureServer } from "./serve/tls-server.ts";
import { version } from "./version.ts";

/** What an entry hands in: the one thing in which the runtimes differ. */
export interface Runtime {
  readonly createServer: CreateSecureServer;
}

/** Go ends a program on `os.Exit(-1)` with this code. */
const START_FAILED = 255;

/**
 * The webhook as a program.
 *
 * @param args what stands after the program's name.
 * @returns the exit code: 0, or 255 with `Error: <text>` on stderr.
 */
export async function main(args: readonly string[], runtime: Runtime): Promise<number> {
  try {
    await run(parseCommandLine(args), runtime);
    return 0;
  } catch (error) {
    process.stderr.write(`Error: ${messageOf(error)}\n`);
    if (!(error instanceof FlagError) && !(error instanceof StartError) && error instanceof Error) {
      process.stderr.write(`${error.stack ?? ""}\n`);
    }
    return START_FAILED;
  }
}

async function run(command: CommandLine, runtime: Runtime): Promise<void> {
  if (command.kind === "serve") return serve(command.flags, runtime);
  if (command.kind === "probe") {
    probe(command.path, command.intervalMs);
    print("OK\n");
  } else if (command.kind === "version") {
    print(command.short ? `${version()}\n` : `outrigger ${version()}\n`);
  } else {
    print(command.text);
  }
}

async function serve(flags: ServeFlags, runtime: Runtime): Promise<void> {
  const log = createPinoLog(flags.logLevel, flags.logTargets);
  surviveAccidents(log);
  await runWebhook(flags, { createServer: runtime.createServer, log, print, stopped: stopSignal() });
}

/** A fault outside every request's own handling must not take the cluster's admission down with it. */
function surviveAccidents(log: Log): void {
  process.on("uncaughtException", (error) => log("error", `uncaught: ${messageOf(error)}`, { stack: error.stack }));
  process.on("unhandledRejection", (reason) => log("error", `unhandled rejection: ${messageOf(reason)}`));
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    let signals = 0;
    const stop = (): void => {
      signals += 1;
      if (signals > 1) process.exit(0);
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}

function print(text: string): void {
  process.stdout.write(text);
}
