import { execFile, execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beside } from "./beside.ts";
import { root } from "./root.ts";

/** A fixed workload in Go: decode a pod, merge an overlay, diff, encode. Costs are told in rounds of it. */
export interface Calibration {
  /** Undefined where the workload runs; else why it does not. */
  readonly missing: string | undefined;
  /** CPU milliseconds of one round, taken over some seconds; NaN where it does not run. */
  readonly round: (seconds: number) => Promise<number>;
}

const BUILD_MS = 150_000;

/** Builds the Go side, where its sources and Go are there. */
export function openCalibration(): Calibration {
  const sources = beside("oracles");
  if (sources === undefined) return none("../shared/oracles is not there");
  const folder = join(root, "node_modules/.cache/outrigger-bench");
  const program = join(folder, "oracles");
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync("go", ["build", "-o", program, "."], { cwd: sources, stdio: "pipe", timeout: BUILD_MS });
  } catch (error) {
    const isThere = !(error instanceof Error && "code" in error && error.code === "ENOENT");
    return none(isThere ? `go build of ../shared/oracles failed: ${String(error)}` : "go is not installed");
  }
  return { missing: undefined, round: (seconds) => runRounds(program, seconds) };
}

function none(missing: string): Calibration {
  return { missing, round: () => Promise.resolve(Number.NaN) };
}

async function runRounds(program: string, seconds: number): Promise<number> {
  const answer = await new Promise<string>((resolve, reject) => {
    const child = execFile(program, { timeout: 1000 * (seconds + 20) }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`Cannot run the calibrate op: ${error.message}`, { cause: error }));
    });
    child.stdin?.end(`${JSON.stringify({ op: "calibrate", seconds })}\n`);
  });
  const { ok } = JSON.parse(answer) as { readonly ok?: { readonly cpuNanosecondsPerRound: number } };
  if (ok === undefined) throw new Error(`Cannot run the calibrate op: it answered ${answer}`);
  return ok.cpuNanosecondsPerRound / 1e6;
}
