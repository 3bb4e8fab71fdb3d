import { expect, test } from "vitest";
import { MarkerError, readDocuments, splitDocuments } from "./split-documents.ts";

const loose = { strictMarkers: false };
const strict = { strictMarkers: true };

test.each([
  ["", []],
  ["a: 1", [["a: 1", 1, true]]],
  [
    "a: 1\n---\nb: 2\n",
    [
      ["a: 1\n", 1, true],
      ["---\n", 2, false],
      ["b: 2\n", 3, true],
    ],
  ],
  [
    "---\n---\r\na\n--- # c\nb",
    [
      ["---\n", 1, false],
      ["---\r\n", 2, false],
      ["a\n", 3, true],
      ["--- # c\n", 4, false],
      ["b", 5, true],
    ],
  ],
  [
    "--- {a: 1}\n--- |\n  x\n",
    [
      ["--- {a: 1}\n", 1, true],
      ["--- |\n  x\n", 2, true],
    ],
  ],
  ["a\n---b\n ---\n", [["a\n---b\n ---\n", 1, true]]],
])("splitDocuments(%j)", (text, pieces) => {
  const split = splitDocuments(text);
  expect(split.map((piece) => [piece.text, piece.line, piece.isDocument])).toEqual(pieces);
  expect(split.map((piece) => piece.text).join("")).toBe(text);
});

test.each([
  [
    "a\n---\nb\n",
    loose,
    [
      ["a\n", 1],
      ["b\n", 3],
    ],
  ],
  [
    "a\r\n---\r\nb",
    loose,
    [
      ["a\n", 1],
      ["b\n", 3],
    ],
  ],
  ["---\na\n---\n", loose, [["---\na\n", 1]]],
  [
    "a\n---\n---\n",
    loose,
    [
      ["a\n", 1],
      ["---\n", 3],
    ],
  ],
  ["a\n--- # c\nb\n", loose, [["a\n--- # c\nb\n", 1]]],
  [
    "a\n--- # c\nb\n",
    strict,
    [
      ["a\n", 1],
      ["b\n", 3],
    ],
  ],
])("readDocuments(%j, %j) reads as Go does", (text, rules, documents) => {
  expect([...readDocuments(text, rules)].map((piece) => [piece.text, piece.line])).toEqual(documents);
});

test("readDocuments() refuses what stands behind a marker, after what stands before it", () => {
  const documents = readDocuments("a\n---\nb\n--- c\n", strict);
  expect(documents.next().value).toMatchObject({ text: "a\n" });
  expect(() => documents.next()).toThrowError(new MarkerError("invalid Yaml document separator: c", 4));
});
