import { expect, test } from "vitest";
import { type JsonValue, parseJson } from "../json/index.ts";
import { writeYaml } from "./write-yaml.ts";

const words = Array.from({ length: 15 }, (_, index) => `word${String(index).padStart(2, "0")}`).join(" ");

// What ghodss/yaml 1.0.0 and sigs.k8s.io/yaml 1.6.0 write for the same documents.
test.each<[string, JsonValue, string]>([
  ["a text", "top", "top\n"],
  ["a number", 5, "5\n"],
  ["nothing", null, "null\n"],
  ["empty collections", { a: {}, b: [] }, "a: {}\nb: []\n"],
  ["lists in lists and maps", { k: [[1, [2]], { a: { b: [] } }] }, "k:\n- - 1\n  - - 2\n- a:\n    b: []\n"],
  [
    "words that are no text",
    { n: "yes", l: "1", t: "1:20", d: "2019-01-01" },
    'd: "2019-01-01"\nl: "1"\n"n": "yes"\nt: "1:20"\n',
  ],
  [
    "indicators",
    { a: "- a", b: "a #b", c: "a: b", d: ":a", e: "a'b: c", f: "" },
    "a: '- a'\nb: 'a #b'\nc: 'a: b'\nd: :a\ne: 'a''b: c'\nf: \"\"\n",
  ],
  [
    "line breaks",
    { a: "a\n b\n", b: "\n", c: " a\nb", d: "a\nb ", e: "a\n\n" },
    'a: |\n  a\n   b\nb: |2+\n\nc: |2-\n   a\n  b\nd: "a\\nb "\ne: |+\n  a\n\n',
  ],
  ["control characters", { a: "\u0001\t\u001b😀é" }, 'a: "\\x01\\t\\e\\U0001F600é"\n'],
  [
    "keys by the size of their numbers",
    { "10": 1, "2": 2, "1": 3, é: 4, "a-b": 5, a: 6, A1: 7 },
    '"1": 3\n"2": 2\n"10": 1\nA1: 7\na: 6\na-b: 5\né: 4\n',
  ],
  ["a long plain text", { k: words }, `k: ${words.slice(0, 83)}\n  ${words.slice(84)}\n`],
  ["a long quoted text", { k: `${words}: x` }, `k: '${words.slice(0, 83)}\n  ${words.slice(84)}: x'\n`],
])("writeYaml() writes %s", (_, value, text) => {
  for (const dialect of ["v2", "sigs"] as const) expect(writeYaml(value, { dialect })).toBe(text);
});

test("writeYaml() sets a key of more than one line or 128 characters behind a question mark", () => {
  const long = "x".repeat(130);
  expect(writeYaml({ [long]: ["a"], "a\nb": 1 }, { dialect: "sigs" })).toBe(`? |-\n  a\n  b\n: 1\n? ${long}\n: - a\n`);
});

test("writeYaml() quotes 1e3 only where a reader of its time would take it for a number", () => {
  expect(writeYaml("1e3", { dialect: "v2" })).toBe("1e3\n");
  expect(writeYaml("1e3", { dialect: "sigs" })).toBe('"1e3"\n');
});

test("writeYaml() writes floats as Go does, and integers as they are", () => {
  const value = parseJson("[1000000, 123456789012345678901, 1.5, 1e21, 1e-7, 80.0]");
  expect(writeYaml(value, { dialect: "sigs" })).toBe(
    "- 1000000\n- 123456789012345678901\n- 1.5\n- 1e+21\n- 1e-07\n- 80\n",
  );
});

test("writeYaml() leaves long lines alone in dialect v2.3.0", () => {
  const value = { a: words, b: `${words}: x`, c: `${words}\t` };
  expect(writeYaml(value, { dialect: "v2.3.0" })).toBe(`a: ${words}\nb: '${words}: x'\nc: "${words}\\t"\n`);
});
