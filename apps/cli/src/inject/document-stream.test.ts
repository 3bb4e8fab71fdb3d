import { expect, test } from "vitest";
import { createDocumentStream } from "./document-stream.ts";

test.each<[texts: string[], want: string]>([
  [[], ""],
  [["a: 1"], "a: 1"],
  [["a: 1\n", "b: 2\n"], "a: 1\n---\nb: 2\n"],
  [["a: 1", "b: 2"], "a: 1\n---\nb: 2"],
  [["a: 1\r\n", "---\r\nb: 2\r\n"], "a: 1\r\n---\r\nb: 2\r\n"],
  [["a: 1\n---\n", "b: 2\n---\n"], "a: 1\n---\nb: 2\n---\n"],
  [["a: 1\n---\n\n", "b: 2\n"], "a: 1\n---\n\nb: 2\n"],
  [["a: 1\n", "# licence\n\n---\nb: 2\n"], "a: 1\n# licence\n\n---\nb: 2\n"],
  [["a: 1\n", "--- {b: 2}\n"], "a: 1\n--- {b: 2}\n"],
  [["", "a: 1\n", "\n \n", "b: 2\n"], "a: 1\n---\nb: 2\n"],
  [["\uFEFFa: 1\n", "\uFEFFb: 2\n"], "\uFEFFa: 1\n---\nb: 2\n"],
  [["a: 1\n", "\uFEFF---\nb: 2\n"], "a: 1\n---\nb: 2\n"],
  [["---\n", "a: 1\n"], "---\na: 1\n"],
  [['{"a":1}'], '{"a":1}'],
  [['{"a":1}', '{"b":2}\n'], '---\n{"a":1}\n---\n{"b":2}\n'],
])("createDocumentStream() joins %j", (texts, want) => {
  const next = createDocumentStream(texts.length);
  expect(texts.map(next).join("")).toBe(want);
});
