import { goldensFolder, releaseFolder } from "../goldens-folder.ts";
import { modernSet } from "../modern/folders.ts";
import { compareRuntimes, type RuntimeSurroundings } from "./compare-runtimes.ts";
import type { Picked } from "./picked.ts";
import { pickLegacy } from "./pick-legacy.ts";
import { pickModern } from "./pick-modern.ts";

/** Which goldens are asked, and how many reviews of each: 200 of the oldest form, 200 of the newer ones. */
const sets: readonly (readonly [folder: string, count: number])[] = [
  ["1.0", 200],
  ["1.12", 50],
  ["1.24", 50],
  ["1.31-extra", 100],
];

/**
 * Starts the webhook on each runtime as a process of its own, asks each the same golden reviews over HTTPS, and compares the bytes.
 *
 * @returns the exit code: 1 where answers differ or a process does not end well.
 */
export async function runRuntimes(surroundings: RuntimeSurroundings): Promise<number> {
  const { repository, environment, print } = surroundings;
  const goldens = goldensFolder(repository, environment);
  let failed = 0;
  let passed = 0;
  for (const [name, count] of sets) {
    const folder = releaseFolder(goldens, name);
    if (folder === undefined) {
      print(`ran without goldens of ${name} (set OUTRIGGER_GOLDENS)`);
      if (environment["CI"] === "true") failed++;
      continue;
    }
    const result = await compareRuntimes(surroundings, pick(name, folder, count));
    passed += result.passed;
    failed += result.failed;
  }
  print(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function pick(name: string, folder: string, count: number): Picked {
  const set = modernSet(name);
  return set === undefined ? pickLegacy(name, folder, count) : pickModern(set.release, folder, count);
}
