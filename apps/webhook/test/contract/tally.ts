/** Counts checks, and prints those that fail as they come. */
export interface Tally {
  check(name: string, problem: string | undefined): void;
  /** Prints `N passed, N failed`. @returns whether all passed. */
  finish(): boolean;
}

/** @param print takes a line. */
export function createTally(print: (line: string) => void): Tally {
  let passed = 0;
  let failed = 0;
  return {
    check(name, problem) {
      if (problem === undefined) passed += 1;
      else {
        failed += 1;
        print(`FAIL ${name}: ${problem.length > 500 ? `${problem.slice(0, 500)}…` : problem}`);
      }
    },
    finish() {
      print(`${passed} passed, ${failed} failed`);
      return failed === 0 && passed > 0;
    },
  };
}
