import { expect, test } from "vitest";
import { parseArguments } from "./program.ts";

test("parseArguments() reads a review with nothing said", () => {
  expect(parseArguments(["review"])).toEqual({
    kind: "review",
    options: {
      injectConfig: undefined,
      meshConfig: undefined,
      injectValues: undefined,
      release: "auto",
      compat: "fixed",
      failOnDenial: false,
    },
  });
});

test("parseArguments() reads every flag, with a blank or an equals sign", () => {
  const args = [
    "review",
    "--injectConfigFile",
    "c",
    "--meshConfigFile=m",
    "--valuesFile=v",
    "--release=1.0",
    "--compat",
    "exact",
    "--fail-on-denial",
  ];
  expect(parseArguments(args)).toEqual({
    kind: "review",
    options: {
      injectConfig: "c",
      meshConfig: "m",
      injectValues: "v",
      release: "1.0",
      compat: "exact",
      failOnDenial: true,
    },
  });
});

test.each<[string[], RegExp]>([
  [["--nope"], /unknown option '--nope'/],
  [["nope"], /unknown command 'nope'/],
  [["review", "--nope"], /unknown option '--nope'/],
  [["review", "file"], /too many arguments/],
  [["review", "--injectConfigFile"], /argument missing/],
  [["review", "--compat=loose"], /Allowed choices are fixed, exact/],
])("parseArguments(%j) is refused", (args, message) => {
  expect(() => parseArguments(args)).toThrow(
    expect.objectContaining({ name: "UsageError", message: expect.stringMatching(message) }),
  );
});

test.each<[string[], RegExp]>([
  [[], /Usage: outrigger/],
  [["--help"], /Usage: outrigger/],
  [["help"], /Usage: outrigger/],
  [["review", "--help"], /Examples:\n {2}outrigger review < review\.json/],
  [["help", "review"], /Usage: outrigger review/],
])("parseArguments(%j) is help", (args, text) => {
  expect(parseArguments(args)).toEqual({ kind: "help", text: expect.stringMatching(text) });
});

test("parseArguments() reads version", () => {
  expect(parseArguments(["version"])).toEqual({ kind: "version" });
});
