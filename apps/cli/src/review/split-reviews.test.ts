import { expect, test } from "vitest";
import { createSplitter } from "./split-reviews.ts";

function split(text: string): string[] {
  const splitter = createSplitter();
  return [...text.split("\n").flatMap((line) => splitter.push(line)), ...splitter.end()];
}

const A = { request: { uid: "a", object: { metadata: { name: 'a "quoted" {' }, spec: { containers: [{}, {}] } } } };
const B = { request: { uid: "b", object: [] } };
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
const flat = (value: unknown): string => pretty(value).replace(/^ +/gm, "");
const line = (value: unknown): string => JSON.stringify(value);

test.each<[name: string, text: string, want: string[]]>([
  ["nothing", "", []],
  ["blank lines", "\n  \n\n", []],
  ["one line", line(A), [line(A)]],
  ["one line with a line feed", `${line(A)}\n`, [line(A)]],
  ["two lines", `${line(A)}\n\n${line(B)}\n`, [line(A), line(B)]],
  ["a document over lines", `${pretty(A)}\n`, [pretty(A)]],
  ["two documents over lines", `${pretty(A)}\n${pretty(B)}\n`, [pretty(A), pretty(B)]],
  ["a document that does not indent", flat(A), [flat(A)]],
  ["two documents that do not indent", `${flat(A)}\n${flat(B)}`, [flat(A), flat(B)]],
  ["a document, then a line", `${pretty(A)}\n${line(B)}`, [pretty(A), line(B)]],
  ["a document that begins with its first key", '{ "request":\n  {} }\n', ['{ "request":\n  {} }']],
  ["no JSON", "nonsense\n5\n", ["nonsense", "5"]],
  ["a stray bracket", `}\n${line(B)}`, ["}", line(B)]],
  ["two values on a line", "{}{}", ["{}{}"]],
  ["a line cut off between brackets", `{"request":{\n${line(B)}`, ['{"request":{', line(B)]],
  ["two lines cut off", `{"request":{\n{"request":[\n${line(B)}`, ['{"request":{', '{"request":[', line(B)]],
  ["a line cut off within a string", `{"request":{"uid":"a\n${line(B)}`, ['{"request":{"uid":"a', line(B)]],
  ["a line cut off at the end", '{"request":{', ['{"request":{']],
  [
    "a document with a broken string",
    `{\n  "a": "x,\n  "b": 1\n}\n${line(B)}`,
    ['{\n  "a": "x,\n  "b": 1\n}', line(B)],
  ],
  ["a document cut off, then another", `{\n  "a": {\n${pretty(B)}`, ['{\n  "a": {', pretty(B)]],
  ["an escaped quote at the end of a string", '{"a":"\\\\"}\n{"a":"\\""}', ['{"a":"\\\\"}', '{"a":"\\""}']],
])("createSplitter(): %s", (_, text, want) => {
  expect(split(text)).toEqual(want);
});
