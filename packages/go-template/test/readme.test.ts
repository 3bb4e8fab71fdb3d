import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { output } from "./readme-example.ts";

test("the README's example runs, and is the one that is tested", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain(readFileSync(new URL("readme-example.ts", import.meta.url), "utf8"));
  expect(output).toBe('"ADA", "GRACE"!');
});
