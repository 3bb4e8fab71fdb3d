import { parseYaml } from "@outrigger/go-std/yaml";
import { jsonOfYaml } from "@outrigger/kube";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { writeScalar } from "./write-scalar.ts";

test.each([
  ["app", ["app"]],
  ["a b/c:1.0", ["a b/c:1.0"]],
  ["--port", ["--port"]],
  ["", ['""']],
  ["yes", ['"yes"']],
  ["12:30", ['"12:30"']],
  ["a: b", ['"a: b"']],
  ["{\"a\": 'b'}", ["'{\"a\": ''b''}'"]],
  ["a\n b\n", ["|", "  a", "   b"]],
  [1, ["1"]],
  [null, ["null"]],
  [[], ["[]"]],
  [{}, ["{}"]],
])("writeScalar(%j)", (value, lines) => {
  expect(writeScalar(value)).toEqual(lines);
});

test("writeScalar() writes texts that Go reads back (seed 11)", () => {
  const part = fc.constantFrom(
    "y",
    "-",
    "--",
    ":",
    " ",
    "#",
    "'",
    '"',
    "\\",
    "1",
    "0x1",
    "1e3",
    ".",
    "a",
    "null",
    "\n",
    "\t",
    "é",
    "{",
    "&",
    "!",
    "%",
    "~",
    "=",
    "<<",
  );
  const law = fc.property(
    fc.oneof(fc.string({ unit: part, maxLength: 6 }), fc.string({ unit: "grapheme" })),
    (text) => {
      const read = parseYaml(`k: ${writeScalar(text).join("\n")}\n`, { dialect: "sigs" });
      expect(jsonOfYaml(read)).toEqual({ k: text });
    },
  );
  fc.assert(law, { numRuns: 2000, seed: 11 });
});
