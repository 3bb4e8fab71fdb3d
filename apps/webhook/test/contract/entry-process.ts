import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The runtimes that have an entry. */
export const RUNTIMES = ["node", "bun", "deno"] as const;

/** A runtime that has an entry. */
export type RuntimeName = (typeof RUNTIMES)[number];

/** An entry that runs as a process of its own. */
export interface EntryProcess {
  readonly port: number;
  /** Everything that it wrote to stdout so far. */
  output(): string;
  /** The certificate authority of a demo, PEM. */
  demoCa(): Promise<string>;
  /** Tells it to stop. @returns its exit code; -1 when it had to be killed. */
  stop(signal?: "SIGTERM" | "SIGINT"): Promise<number>;
}

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const ARGUMENTS: Readonly<Record<RuntimeName, readonly string[]>> = {
  node: ["--conditions=source"],
  bun: ["--conditions=source"],
  deno: ["run", "-A", "--conditions=source"],
};
const START_MS = 30_000;
const STOP_MS = 15_000;

/** Starts an entry with flags, on a port that the system chooses. Rejects with what it said when it does not listen. */
export async function startEntry(runtime: RuntimeName, flags: readonly string[] = []): Promise<EntryProcess> {
  const entry = `apps/webhook/src/entries/${runtime}.ts`;
  const child = spawn(`node_modules/.bin/${runtime}`, [...ARGUMENTS[runtime], entry, "--port=0", ...flags], {
    cwd: ROOT,
  });
  let output = "";
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const port = await new Promise<number>((resolve, reject) => {
    const timer = globalThis.setTimeout(() => fail("is not listening"), START_MS);
    const fail = (what: string): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`${runtime} ${what}: ${errors}${output}`));
    };
    child.on("exit", (code) => fail(`ended with ${code}`));
    child.on("error", (error) => fail(error.message));
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const found = /"port":(\d+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    });
  });
  return {
    port,
    output: () => output,
    async demoCa() {
      // Printed after the line that gives the port away.
      for (let waited = 0; !output.includes("--cacert") && waited < 100; waited += 1) await setTimeout(20);
      return readFileSync(/--cacert (\S+)/.exec(output)?.[1] ?? "", "utf8");
    },
    stop: async (signal = "SIGTERM") => stop(child, signal),
  };
}

async function stop(child: ChildProcess, signal: "SIGTERM" | "SIGINT"): Promise<number> {
  if (child.exitCode !== null) return child.exitCode;
  return new Promise((resolve) => {
    const timer = globalThis.setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    child.removeAllListeners("exit");
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve(code ?? -1);
    });
    child.kill(signal);
  });
}
