import { expect, test } from "vitest";
import { fuzzFailure } from "./fuzz.ts";

/** OUTRIGGER_FUZZ=1000000 for a long run, OUTRIGGER_FUZZ_SEED for another one. */
const COUNT = Number(process.env["OUTRIGGER_FUZZ"] ?? "5000");
const SEED = Number(process.env["OUTRIGGER_FUZZ_SEED"] ?? "1");

test(
  `${COUNT} inputs from seed ${SEED} parse and execute, or fail with a place, each within 250 ms`,
  () => {
    const failures: string[] = [];
    for (let seed = SEED; seed < SEED + COUNT && failures.length < 5; seed++) {
      const failure = fuzzFailure(seed);
      if (failure !== undefined) {
        failures.push(failure);
      }
    }
    expect(failures).toEqual([]);
  },
  Math.max(20_000, COUNT),
);
