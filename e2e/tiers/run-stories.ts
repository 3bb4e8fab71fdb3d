import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TierContext, contextEnvironment } from "../lib/context.ts";
import { root } from "../lib/root.ts";
import { runFolder } from "../lib/run-folder.ts";

/** How many tests there were. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string }[];
}

/** Which stories are told. */
export interface StoryOptions {
  readonly stories: readonly string[];
  readonly undo: AsyncDisposableStack;
}

/**
 * Tells stories in a tier that runs.
 *
 * @param options.stories parts of file names; none is all of them.
 * @param options.undo ends the run when all ends.
 */
export async function runStories(context: TierContext, options: StoryOptions): Promise<Totals> {
  const folder = runFolder("stories");
  const contextFile = join(folder, "context.json");
  const report = join(folder, "report.json");
  writeFileSync(contextFile, JSON.stringify(context));
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const flags = [
    "--root",
    join(root, "e2e"),
    "--config",
    join(root, "e2e/vitest.config.ts"),
    "--reporter=verbose",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  try {
    const code = await ended([vitest, "run", ...options.stories, ...flags], {
      env: contextEnvironment(contextFile),
      undo: options.undo,
    });
    return totalsOf(report, code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ended(
  args: readonly string[],
  { env, undo }: { env: Readonly<Record<string, string>>; undo: AsyncDisposableStack },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, ...env },
    });
    undo.defer(() => void child.kill("SIGTERM"));
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });
}

/** A file whose setup failed counts as a failure, though none of its tests ran; so does a run that left no report. */
function totalsOf(report: string, code: number): Totals {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    const failedFiles = testResults.filter(({ status }) => status === "failed").length;
    const failed = Math.max(numFailedTests, failedFiles, code === 0 ? 0 : 1);
    return { passed: numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
