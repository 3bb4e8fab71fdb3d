import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { merged, patch } from "../test/readme-example.ts";

test("the example of the README does what it says", () => {
  const example = readFileSync(new URL("../test/readme-example.ts", import.meta.url), "utf8");
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain(example);
  expect(merged).toEqual({
    spec: { containers: [{ name: "app", image: "app:1", newer: { than: "us" }, tty: true }, { name: "proxy" }] },
  });
  expect(patch).toEqual([
    { op: "add", path: "/spec/containers/1", value: { name: "proxy" } },
    { op: "add", path: "/spec/containers/0/tty", value: true },
  ]);
});
