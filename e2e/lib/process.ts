import { spawn } from "node:child_process";

/** How a program is run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Give way to whatever else the machine is doing. */
  readonly nice?: boolean;
}

/** What a program left behind. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end and says how it ended; a code other than zero is an answer, not an error. */
export function attempt(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const line = options.nice === true ? ["nice", "-n", "10", command, ...args] : [command, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(line[0] ?? command, line.slice(1), {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", (cause) => reject(new Error(`Cannot run "${command}": ${cause.message}`, { cause })));
    child.on("close", (code) => resolve({ code: code ?? 128, stdout, stderr }));
    child.stdin.on("error", () => undefined); // it may end before it has read everything
    child.stdin.end(options.input ?? "");
  });
}

/** Runs a program and gives what it printed. Throws, with the end of its output, when it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await attempt(command, args, options);
  if (code === 0) return stdout;
  const tail = `${stdout}${stderr}`.trimEnd().split("\n").slice(-30).join("\n");
  throw new Error(`Cannot run "${[command, ...args].join(" ")}": it ended with code ${code}\n${tail}`);
}
