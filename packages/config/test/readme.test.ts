import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { address, config, place, template, values, view } from "./readme-example.ts";
import { problem, shown } from "./readme-pod-example.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test.each(["readme-example.ts", "readme-pod-example.ts"])("%s stands in the README", (name) => {
  expect(readme).toContain(readFileSync(new URL(name, import.meta.url), "utf8"));
});

test("the examples of the README do what they say", () => {
  expect(config.policy).toBe("enabled");
  expect(template).toBe("containers: []\n");
  expect(place).toEqual({ file: "injector.yaml", line: 7, column: 19 });
  expect(address).toBe("istio-pilot:15007");
  expect(view.type.kind).toBe("ptr");
  expect(values).toBe("{}");
  expect(problem).toBe(
    "failed to convert to apply proxy config: json: cannot unmarshal object into Go value of type int32",
  );
  expect(shown).toEqual({ concurrency: 2, statusPort: 15030 });
});
