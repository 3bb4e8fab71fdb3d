import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { goldensFolder, releaseFolder } from "../goldens-folder.ts";
import { openSuite } from "../open-suite.ts";
import { type ExpectedFailure, parseExpectedFailures } from "../ratchet.ts";
import type { Subject } from "../subject/subject.ts";
import { appendFailures } from "./append-failures.ts";
import type { Arguments } from "./arguments.ts";
import { type ReleaseResult, runRelease } from "./run-release.ts";

/** What a run stands on. */
export interface Surroundings {
  /** The root of the repository. */
  readonly repository: string;
  /** Where the `<release>.txt` files of expected failures lie. */
  readonly lists: string;
  /** The releases that the project claims: they run when none is named. */
  readonly claimed: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly subject: Subject;
  readonly print: (line: string) => void;
}

/**
 * Runs the goldens of the releases that are asked for and prints the report; `N passed, N failed` is its last line.
 *
 * @returns the exit code: 1 where a case failed, or where goldens are missing and `CI` is `true`.
 * @throws Error where expected failures are to be written in CI.
 */
export async function runGoldens(options: Arguments, surroundings: Surroundings): Promise<number> {
  const { repository, environment, print, lists, subject, claimed } = surroundings;
  const goldens = goldensFolder(repository, environment);
  const total = { passed: 0, failed: 0, listed: 0 };
  if (options.writeRatchet && environment["CI"] === "true") {
    throw new Error("Cannot write expected failures in CI: their lists only shrink");
  }
  let missing = 0;
  for (const release of options.releases.length > 0 ? options.releases : claimed) {
    const folder = releaseFolder(goldens, release);
    if (folder === undefined) {
      missing++;
      print(`${release}  ran without goldens: no ${join(goldens, release, "manifest.json")} (set OUTRIGGER_GOLDENS)`);
      continue;
    }
    const suite = openSuite(release, folder);
    if (!suite.isBuiltIn(subject)) {
      print(`${release}  not built in yet`);
      continue;
    }
    const list = readList(lists, release);
    const result: ReleaseResult = await runRelease({ suite, subject, list, options, print });
    if (options.writeRatchet) {
      print(`  ${appendFailures(join(lists, `${release}.txt`), result.failures)} lines added to ${release}.txt`);
    }
    total.listed += list.length;
    total.passed += result.passed;
    total.failed += result.failed;
  }
  print(`${total.listed} expected failures listed in all`);
  print(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || (missing > 0 && environment["CI"] === "true") ? 1 : 0;
}

function readList(folder: string, release: string): readonly ExpectedFailure[] {
  const file = join(folder, `${release}.txt`);
  return existsSync(file) ? parseExpectedFailures(readFileSync(file, "utf8")) : [];
}
