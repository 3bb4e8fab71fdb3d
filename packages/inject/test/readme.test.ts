import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { added, decision, refused } from "./readme-example.ts";

test("the example of the README does what it says", () => {
  const example = readFileSync(new URL("readme-example.ts", import.meta.url), "utf8");
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain(example);
  expect(decision).toMatchObject({ inject: true, reason: "policy-enabled" });
  expect(added).toEqual({
    op: "add",
    path: "/spec/containers/1",
    value: { name: "istio-proxy", image: "proxy:canary", resources: {} },
  });
  expect(refused).toContain("couldn't get version/kind");
});
