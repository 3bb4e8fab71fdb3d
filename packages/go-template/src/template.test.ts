import { describe, expect, test } from "vitest";
import { parseTemplate } from "./template.ts";

describe("parseTemplate()", () => {
  test.each([
    ["field", "Hello {{.name}}!", { name: "World" }, "Hello World!"],
    ["missing field", "{{.other}}", { name: "World" }, "<no value>"],
    ["own delimiters", "[[ .name ]]", { name: "World" }, "World"],
  ])("%s", (_name, text, data, want) => {
    const delims: readonly [string, string] = text.startsWith("[[") ? ["[[", "]]"] : ["{{", "}}"];
    expect(parseTemplate("page", text, { delims }).execute(data)).toBe(want);
  });
});
