import { expect, test } from "vitest";
import { agentFlag, parseInteger } from "./agent-flag.ts";

test.each([
  [["--statusPort", "15020"], 15020],
  [["proxy", "-statusPort=1"], 1],
  [[" --statusPort=7 "], 7],
  [["--statusPort", "-1"], -1],
  [["--statusPort=1", "--statusPort=2"], 1],
  [["--statusPort", "x", "--statusPort=2"], undefined],
  [["--statusPort"], undefined],
  [["--statusPort="], undefined],
  [["---statusPort=1"], undefined],
  [["--statusPorts=1"], undefined],
  [[], undefined],
])("agentFlag() reads %j", (args, port) => {
  expect(agentFlag(args, "statusPort")).toBe(port);
});

test.each([
  ["0", 0],
  ["+12", 12],
  ["-12", -12],
  ["", undefined],
  [" 1", undefined],
  ["1_000", undefined],
  ["9223372036854775808", undefined],
])("parseInteger() reads %j", (text, value) => {
  expect(parseInteger(text)).toBe(value);
});
