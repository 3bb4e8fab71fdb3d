import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { complaint, container, spec } from "./readme-example.ts";

test("the example of the README does what it says", () => {
  const example = readFileSync(new URL("readme-example.ts", import.meta.url), "utf8");
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain(example);
  expect(complaint).toBe("json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool");
  expect(container).toEqual({ name: "proxy", resources: {} });
  expect(spec.type.kind).toBe("ptr");
});
