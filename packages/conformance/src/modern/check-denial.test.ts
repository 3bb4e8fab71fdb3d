import { expect, test } from "vitest";
import { Findings } from "../report/outcome.ts";
import { checkDenial } from "./check-denial.ts";

const rows: [name: string, expected: string, got: string | undefined, differs: boolean][] = [
  ["the same", "a", "a", false],
  ["another", "a", "b", true],
  ["none", "a", undefined, true],
  [
    "templates in another order",
    'requested template "x" not found; have a, b',
    'requested template "x" not found; have b, a',
    false,
  ],
  [
    "other templates",
    'requested template "x" not found; have a, b',
    'requested template "x" not found; have a, c',
    true,
  ],
  ["another template", 'requested template "x" not found; have a', 'requested template "y" not found; have a', true],
  ["faults in another order", "2 errors occurred:\n\t* a\n\t* b\n\n", "2 errors occurred:\n\t* b\n\t* a\n\n", false],
  ["one fault", "1 error occurred:\n\t* a\n\n", "1 error occurred:\n\n\t* a\n", true],
];

test.each(rows)("checkDenial(): %s", (_, expected, got, differs) => {
  const findings = new Findings();
  checkDenial(findings, "part", { expected, got });
  expect(findings.differences.length > 0).toBe(differs);
});
