import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { output } from "./readme-example.ts";

test("README.md shows the example that runs", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const example = readFileSync(new URL("./readme-example.ts", import.meta.url), "utf8");
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);
  expect(output).toBe("Hello World!");
});
