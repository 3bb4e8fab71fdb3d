import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { isObject, member, parseJson } from "../json.ts";

/** A running webhook process. */
export interface Entry {
  readonly port: number;
  /** Sends SIGTERM and waits for the end. @returns the exit code; null where a signal ended it. */
  stop(): Promise<number | null>;
}

/** Where a process is started, and what stands in its environment beside what stands in ours. */
export interface EntryOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

const startSeconds = 30;

/**
 * Starts a webhook as a process of its own and waits until it says on which port it listens.
 *
 * @throws Error with the process's last words where it ends, or says nothing for 30 seconds.
 */
export async function startEntry(command: string, args: readonly string[], options: EntryOptions): Promise<Entry> {
  const child = spawn(command, [...args], {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => words.push(chunk.toString("utf8")));
  const timer = setTimeout(() => child.kill("SIGKILL"), startSeconds * 1000);
  const port = await listeningPort(child, words);
  clearTimeout(timer);
  if (port === undefined) throw new Error(`Cannot start "${command}": ${words.join("").slice(-2000)}`);
  return {
    port,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      return child.exitCode;
    },
  };
}

async function listeningPort(child: ChildProcess, words: string[]): Promise<number | undefined> {
  if (child.stdout === null) return undefined;
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    words.push(`${line}\n`);
    const entry = parseJson(line);
    const port = isObject(entry) ? member(entry, "port") : undefined;
    if (typeof port !== "number") continue;
    child.stdout.resume();
    return port;
  }
  return undefined;
}
