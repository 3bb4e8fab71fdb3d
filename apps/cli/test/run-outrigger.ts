import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { Writable } from "node:stream";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { main } from "../src/main.ts";

const PROGRAM: string = fileURLToPath(new URL("../src/start.ts", import.meta.url));

/** A folder of this test file's own. */
export const directory: string = mkdtempSync(join(tmpdir(), "outrigger-test-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** Writes a file below {@link directory}. @returns its path. */
export function fileOf(name: string, text: string): string {
  const file = join(directory, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What a run of the program left. */
export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program within this process. */
export async function run(args: readonly string[], input = ""): Promise<RunResult & { readonly progress: string[] }> {
  const chunks: Buffer[] = [];
  const notes: string[] = [];
  const progress: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const code = await main(args, {
    input: bytesOf(input),
    output,
    note: (text) => void notes.push(`${text}\n`),
    progress: (text) => void progress.push(text),
  });
  return { code, stdout: Buffer.concat(chunks).toString(), stderr: notes.join(""), progress };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** Runs the program as a process of its own. */
export function outrigger(args: readonly string[], options: { readonly input?: string } = {}): RunResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=source", PROGRAM, ...args], {
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
