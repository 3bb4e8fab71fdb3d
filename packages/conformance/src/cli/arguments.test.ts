import { expect, test } from "vitest";
import { parseArguments } from "./arguments.ts";

test("parseArguments() without arguments runs everything that is claimed", () => {
  expect(parseArguments([])).toEqual({
    releases: [],
    compat: "fixed",
    kinds: [],
    limit: Infinity,
    verbose: false,
    summary: false,
    writeRatchet: false,
  });
});

test("parseArguments() reads every option", () => {
  const argv = [
    "--release",
    "1.0",
    "--release=1.1",
    "--compat",
    "exact",
    "--kind",
    "http",
    "--case",
    "a b",
    "--limit",
    "3",
    "--verbose",
    "--summary",
    "--write-ratchet",
  ];
  expect(parseArguments(argv)).toEqual({
    releases: ["1.0", "1.1"],
    compat: "exact",
    kinds: ["http"],
    name: "a b",
    limit: 3,
    verbose: true,
    summary: true,
    writeRatchet: true,
  });
});

test.each([
  [["--compat", "loose"], '"loose"'],
  [["--kind", "hooks"], '"hooks"'],
  [["--limit", "-1"], "--limit"],
  [["--limit", "many"], '"many"'],
  [["--nosuch"], "--nosuch"],
  [["1.0"], "1.0"],
])("parseArguments(%j) is refused", (argv, words) => {
  expect(() => parseArguments(argv)).toThrow(words);
});
