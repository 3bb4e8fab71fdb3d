import { parseYaml } from "@outrigger/go-std/yaml";
import { jsonOfYaml } from "@outrigger/kube";
import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { Edit } from "./apply-operations.ts";
import { editText } from "./edit-text.ts";

const read = (text: string): Json => jsonOfYaml(parseYaml(text, { dialect: "sigs" }));

function edited(text: string, ...edits: readonly Edit[]): string {
  return editText(text, read(text), { edits, yaml: "sigs", read });
}

function add(path: string, value: Json): Edit {
  return { op: "add", path: path.split("."), value };
}

function remove(path: string): Edit {
  return { op: "remove", path: path.split(".") };
}

const rows: readonly (readonly [name: string, text: string, edits: readonly Edit[], want: string])[] = [
  ["a list that stands behind its key", "a:\n  - x # x\nb: 1\n", [add("a.-", "v")], "a:\n  - x # x\n  - v\nb: 1\n"],
  ["a list that stands below its key", "a:\n- x\nb: 1\n", [add("a.-", "v")], "a:\n- x\n- v\nb: 1\n"],
  [
    "the front of a list",
    "a:\n# c\n- name: x\n  b: 1\n",
    [add("a.0", { name: "v" })],
    "a:\n# c\n- name: v\n- name: x\n  b: 1\n",
  ],
  [
    "between two items",
    "a:\n- name: x\n- name: z\n  # c\n  b: 1\n",
    [add("a.1", { name: "v", k: { l: 1 } })],
    "a:\n- name: x\n- name: v\n  k:\n    l: 1\n- name: z\n  # c\n  b: 1\n",
  ],
  [
    "inside an item",
    "a:\n- name: x\n  b:\n    c: '1' # one\n",
    [add("a.0.b.d", "2")],
    "a:\n- name: x\n  b:\n    c: '1' # one\n    d: \"2\"\n",
  ],
  ["a list on a line", "a: [x,  v]\nb: 1 # c\n", [add("a.-", "z")], "a:\n- x\n- v\n- z\nb: 1 # c\n"],
  ["a value", "a:   x   # c\nb: 1\n", [add("a", "y: z")], 'a: "y: z"   # c\nb: 1\n'],
  ["a key without a value", "a:\nb: 1\n", [add("a", { c: null })], "a:\n  c: null\nb: 1\n"],
  ["a block scalar", "a: |\n  x\n\nb: 1\n", [add("a", "z")], "a: z\n\nb: 1\n"],
  [
    "behind a block scalar",
    "b:\n  a: |-\n    x\n    y\n# end\n",
    [add("b.c", "l\nm\n")],
    "b:\n  a: |-\n    x\n    y\n  c: |\n    l\n    m\n# end\n",
  ],
  ["without a last line end", "a:\n  b: 1", [add("a.c", 2)], "a:\n  b: 1\n  c: 2"],
  ["other line ends", "a:\r\n  b: 1\r\nd: 1\r\n", [add("a.c", [1])], "a:\r\n  b: 1\r\n  c:\r\n  - 1\r\nd: 1\r\n"],
  ["a key taken away", "a: 1\nb: # c\n  x: 1\n  y: 2\nd: 1\n", [remove("b")], "a: 1\nd: 1\n"],
  ["an item taken away", "a:\n- x\n- y\n- z\n", [remove("a.1")], "a:\n- x\n- z\n"],
  [
    "words that YAML 1.1 takes for others",
    "a: 1\n",
    [add("b", ["yes", "1:30", "0o7", "", "~", "1e3"])],
    'a: 1\nb:\n- "yes"\n- "1:30"\n- "0o7"\n- ""\n- "~"\n- "1e3"\n',
  ],
  ["a document that begins on its marker", "--- # c\na: 1\n", [add("b", 2)], "--- # c\na: 1\nb: 2\n"],
  [
    "tabs and a byte order mark of JSON",
    '{\n\t"b": 1, "a": [1, 2]\n}\n',
    [add("c", {})],
    '{\n\t"b": 1,\n\t"a": [\n\t\t1,\n\t\t2\n\t],\n\t"c": {}\n}\n',
  ],
  ["JSON on a line", '{"b":1,"a":[]}', [add("a.-", 1)], '{"b":1,"a":[1]}'],
];

test.each(rows)("editText() changes %s", (_, text, edits, want) => {
  expect(edited(text, ...edits)).toBe(want);
  expect(read(want)).toEqual(read(edited(text, ...edits)));
});

test.each([
  ["an alias of what changes", "a: &x\n  b: 1\nc: *x\n", [add("a.d", 2)], { a: { b: 1, d: 2 }, c: { b: 1 } }],
  ["a merged map", "a: &x\n  b: 1\nc:\n  <<: *x\n", [add("c.b", 2)], { a: { b: 1 }, c: { b: 2 } }],
  ["a map on a line", "{a: {b: 1}, c: [1]}\n", [add("a.d", 2)], { a: { b: 1, d: 2 }, c: [1] }],
  ["keys that YAML reads as others", "on: 1\nyes: 2\n", [add("a", 1)], { true: 2, a: 1 }],
])("editText() writes %s anew", (_, text, edits, want) => {
  expect(read(edited(text, ...edits))).toEqual(want);
});
