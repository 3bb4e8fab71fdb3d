import { expect, test } from "vitest";
import { splitDocuments } from "./split-documents.ts";

test.each<[text: string, want: [text: string, line: number][]]>([
  ["", []],
  ["a: 1", [["a: 1", 0]]],
  ["a: 1\n", [["a: 1\n", 0]]],
  [
    "a: 1\n---\nb: 2\n",
    [
      ["a: 1\n", 0],
      ["---\nb: 2\n", 1],
    ],
  ],
  ["---\n# nothing\n---\na: 1\n---\n", [["---\na: 1\n", 2]]],
  ["--- {a: 1}\n", [["--- {a: 1}\n", 0]]],
  ["a: |\n  ---\n  b\n", [["a: |\n  ---\n  b\n", 0]]],
  ["----\n", [["----\n", 0]]],
  [
    "a: 1\r\n---\r\nb: 2",
    [
      ["a: 1\r\n", 0],
      ["---\r\nb: 2", 1],
    ],
  ],
])("splitDocuments(%j)", (text, want) => {
  expect(splitDocuments(text)).toEqual(want.map(([part, line]) => ({ text: part, line })));
});
