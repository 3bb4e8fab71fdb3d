import { describe, expect, it } from "vitest";
import { composeYaml } from "./compose.ts";
import { GoYamlError } from "./error.ts";

describe("composeYaml()", () => {
  it("places every node", () => {
    const root = composeYaml("a: 1\nlist:\n  - x\n  - {k: 'v'}\n", { dialect: "v2" });
    const places = root?.children.map(({ kind, line, column }) => [kind, line, column]);
    expect(places).toEqual([
      ["scalar", 1, 1],
      ["scalar", 1, 4],
      ["scalar", 2, 1],
      ["sequence", 3, 3],
    ]);
    const flow = root?.children[3]?.children[1];
    expect(flow).toMatchObject({ kind: "mapping", line: 4, column: 5 });
    expect(flow?.children[1]).toMatchObject({ value: "v", style: "single", line: 4, column: 9 });
  });

  it.each([
    ["a: |\n    x\n    y\n", 5],
    ["a: |2\n     x\n", 3],
    ["- - |\n   x\n", 4],
  ])("knows the column of the lines of %j", (yaml, column) => {
    const scalar = (node: ReturnType<typeof composeYaml>): typeof node =>
      node?.style === "literal" ? node : node?.children.map(scalar).find((found) => found !== undefined);
    expect(scalar(composeYaml(yaml, { dialect: "v2" }))?.contentColumn).toBe(column);
  });

  it("keeps aliases, and knows no others", () => {
    expect(composeYaml("[&a x, *a]", { dialect: "v2" })?.children[1]).toMatchObject({ kind: "alias", value: "a" });
    expect(() => composeYaml("*a", { dialect: "v2" })).toThrow(GoYamlError);
  });

  it("has nothing for an empty text", () => {
    expect(composeYaml("# nothing\n", { dialect: "v2" })).toBeUndefined();
  });
});
