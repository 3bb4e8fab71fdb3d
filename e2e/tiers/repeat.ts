import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Totals } from "./run-stories.ts";

interface Round extends Totals {
  readonly seconds: number;
}

/**
 * Runs something a number of times in a row. Each round's result is written to a file, so that an interrupted series goes
 * on where it was; one that is complete begins anew. A failure ends the series, as in a row it then is no more.
 */
export async function repeat(times: number, file: string, run: () => Promise<Totals>): Promise<Totals> {
  const rounds = readRounds(file, times);
  if (rounds.length > 0) console.log(`Going on after ${rounds.length} rounds (${file})`);
  while (rounds.length < times && rounds.every(({ failed }) => failed === 0)) {
    const begin = performance.now();
    const totals = await run();
    rounds.push({ ...totals, seconds: Math.round((performance.now() - begin) / 1000) });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(rounds, null, 2)}\n`);
  }
  for (const [index, { passed, failed, seconds }] of rounds.entries())
    console.log(`round ${index + 1}: ${passed} passed, ${failed} failed, ${seconds} s`);
  return { passed: sumOf(rounds, "passed"), failed: sumOf(rounds, "failed") };
}

function readRounds(file: string, times: number): Round[] {
  if (!existsSync(file)) return [];
  const rounds = JSON.parse(readFileSync(file, "utf8")) as Round[];
  const unfinished = rounds.length < times && rounds.every(({ failed }) => failed === 0);
  return unfinished ? rounds : [];
}

function sumOf(rounds: readonly Round[], field: "passed" | "failed"): number {
  return rounds.reduce((sum, round) => sum + round[field], 0);
}
