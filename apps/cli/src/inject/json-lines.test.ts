import { expect, test } from "vitest";
import { jsonLines } from "./json-lines.ts";

test.each<[text: string, want: string]>([
  ["", ""],
  ["b: 1\na: [yes, 1.50, 12345678901234567890]\n", '{"b":1,"a":[true,1.5,12345678901234567890]}\n'],
  ["a: 1\n---\n# nothing\n---\nb: <&>\n---\n", '{"a":1}\n{"b":"\\u003c\\u0026\\u003e"}\n'],
  ['{"__proto__": 1}', '{"__proto__":1}\n'],
])("jsonLines(%j)", (text, want) => {
  expect(jsonLines(text, "f")).toBe(want);
});

test("jsonLines() says where a text is no YAML", () => {
  expect(() => jsonLines("a: 1\n---\nb: [", "f.yaml")).toThrow(
    expect.objectContaining({ code: "config-yaml", issues: [expect.objectContaining({ file: "f.yaml", line: 4 })] }),
  );
});
