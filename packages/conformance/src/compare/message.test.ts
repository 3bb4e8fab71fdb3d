import { expect, test } from "vitest";
import { compareMessage, compareUnorderedMessage, type MessageVerdict } from "./message.ts";

const rows: [expected: string, got: string, verdict: MessageVerdict][] = [
  ["", "", "same"],
  ["interceptionMode invalid: x", "interceptionMode invalid: x", "same"],
  ["interceptionMode invalid: x", "interceptionMode invalid: y", "different"],
  [
    "a: error converting YAML to JSON: yaml: line 3: x",
    "a: error converting YAML to JSON: other words",
    "text differs",
  ],
  [
    "a: error converting YAML to JSON: yaml: line 3: x",
    "b: error converting YAML to JSON: yaml: line 3: x",
    "different",
  ],
  ["a: error converting YAML to JSON: yaml: line 3: x", "", "different"],
  ["a: error converting YAML to JSON: yaml: line 3: x", "a: error converting YAML to JSON: ", "different"],
  ["error unmarshaling JSON: json: cannot unmarshal a", "error unmarshaling JSON: json: other", "text differs"],
  ["error unmarshaling JSON: quantities must match", "error unmarshaling JSON: other", "different"],
  ["json: cannot unmarshal string into Go value of type v1.Pod", "json: no pod", "text differs"],
  ["yaml: control characters are not allowed", "yaml: other", "text differs"],
  ["couldn't get version/kind; json parse error: a", "couldn't get version/kind; json parse error: b", "text differs"],
  ["couldn't get version/kind; json parse error: a", "could not get it; json parse error: a", "different"],
  ["unexpected end of JSON input", "anything", "text differs"],
  ["invalid character 'x' after top-level value", "anything", "text differs"],
  ["the myjson: thing", "the myjson: other", "different"],
];

test.each(rows)("compareMessage(%j, %j) is %s", (expected, got, verdict) => {
  expect(compareMessage(expected, got)).toBe(verdict);
});

test("compareUnorderedMessage() compares sets of lines", () => {
  expect(compareUnorderedMessage("2 errors:\n* a\n* b\n", "2 errors:\n* b\n* a\n")).toBe("same");
  expect(compareUnorderedMessage("2 errors:\n* a\n* b\n", "2 errors:\n* b\n* c\n")).toBe("different");
});
