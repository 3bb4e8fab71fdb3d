import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The codes that a source declares: the members of a union of codes, and the code of a class that has only one. */
function codesOf(source: string): string[] {
  const unions = [...source.matchAll(/export type \w*(?:Error|Issue)Code =([^;]+);/g)].map((match) => match[1] ?? "");
  const members = unions.flatMap((union) => [...union.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ""));
  const singles = [...source.matchAll(/readonly code = "([^"]+)"/g)].map((match) => match[1] ?? "");
  return [...members, ...singles];
}

function sources(): string[] {
  const folders = ["packages", "apps"].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => join(ROOT, parent, name, "src")),
  );
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".gen.ts"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
}

const declared = [...new Set(sources().flatMap(codesOf))].sort();
const text = readFileSync(join(ROOT, "docs/errors.md"), "utf8");
const documented = [...text.slice(text.indexOf("## Codes")).matchAll(/^\| `([a-z_-]+)` \|/gm)].map(
  (match) => match[1] ?? "",
);

test("docs/errors.md has a row for every code, and for nothing else", () => {
  expect(declared.length).toBeGreaterThan(40);
  expect(documented.toSorted()).toEqual(declared);
});
