import { expect, test } from "vitest";
import type { Outcome } from "./report/outcome.ts";
import { judge, parseExpectedFailures } from "./ratchet.ts";

function outcome(name: string, failing: readonly string[]): Outcome {
  const differences = failing.map((part) => ({ part, path: "$", expected: 1, got: 2 }));
  return { kind: "webhook", name, parts: 3, differences, texts: [] };
}

test("parseExpectedFailures() reads cases, parts and reasons", () => {
  const text = `
# why this file is here
webhook scalars/string: prints floats: as Go 1.10
webhook scalars/string | "79 a: b": the colon
kube-inject a b c: two words in a name
`;
  expect(parseExpectedFailures(text)).toEqual([
    { kind: "webhook", name: "scalars/string", reason: "prints floats: as Go 1.10" },
    { kind: "webhook", name: "scalars/string", part: "79 a: b", reason: "the colon" },
    { kind: "kube-inject", name: "a b c", reason: "two words in a name" },
  ]);
});

test.each(["webhook", "webhook name", "webhook name:", "webhook name:  ", 'webhook name | "a": '])(
  "parseExpectedFailures() refuses %j",
  (line) => {
    expect(() => parseExpectedFailures(`\n${line}`)).toThrow("line 2");
  },
);

test("judge(): without entries a case passes or fails by itself", () => {
  expect(judge(outcome("a", []), []).verdict).toBe("passed");
  expect(judge(outcome("a", ["x"]), [])).toEqual({ verdict: "failed", unlisted: ["x"], stale: [] });
});

test("judge(): a listed case is expected to fail, and fails the run when it passes", () => {
  const list = parseExpectedFailures("webhook a: cannot be");
  expect(judge(outcome("a", ["x", "y"]), list).verdict).toBe("expected");
  expect(judge(outcome("a", []), list)).toEqual({ verdict: "failed", unlisted: [], stale: list });
  expect(judge(outcome("b", []), list).verdict).toBe("passed");
});

test("judge(): a listed part covers that part alone", () => {
  const list = parseExpectedFailures('webhook a | "x": cannot be');
  expect(judge(outcome("a", ["x"]), list).verdict).toBe("expected");
  expect(judge(outcome("a", ["x", "y"]), list)).toEqual({ verdict: "failed", unlisted: ["y"], stale: [] });
  expect(judge(outcome("a", ["y"]), list)).toEqual({ verdict: "failed", unlisted: ["y"], stale: list });
  expect(judge(outcome("a", []), list).verdict).toBe("failed");
});

test("judge(): the kind is part of the name", () => {
  expect(judge(outcome("a", ["x"]), parseExpectedFailures("http a: cannot be")).verdict).toBe("failed");
});
