import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { applyStrictly } from "./apply-strictly.ts";

const pod = { a: { b: [1, 2], "c/d": "x" } };

const rows: [name: string, patch: Json[], want: ReturnType<typeof applyStrictly>][] = [
  ["nothing", [], { pod, idle: [] }],
  [
    "one after the other",
    [
      { op: "remove", path: "/a/b/0" },
      { op: "replace", path: "/a/b/0", value: 3 },
    ],
    { pod: { a: { b: [3], "c/d": "x" } }, idle: [] },
  ],
  [
    "an item that is there already",
    [{ op: "add", path: "/a/b/0", value: 1 }],
    { pod: { a: { b: [1, 1, 2], "c/d": "x" } }, idle: [] },
  ],
  ["a value that is there already", [{ op: "add", path: "/a/c~1d", value: "x" }], { pod, idle: ["add /a/c~1d"] }],
  ["a value replaced by itself", [{ op: "replace", path: "/a/b", value: [1, 2] }], { pod, idle: ["replace /a/b"] }],
  ["a test", [{ op: "test", path: "/a/b/0", value: 1 }], { pod, idle: ["test /a/b/0"] }],
  ["the whole document", [{ op: "replace", path: "", value: 1 }], { pod: 1, idle: [] }],
];

test.each(rows)("applyStrictly(): %s", (_, patch, want) => {
  expect(applyStrictly(pod, patch)).toEqual(want);
});

test.each([
  [{ op: "replace", path: "/a/x", value: 1 }, "replace /a/x: "],
  [{ op: "remove", path: "/a/x" }, "remove /a/x: "],
  [{ op: "add", path: "/x/y", value: 1 }, "add /x/y: "],
])("applyStrictly() refuses %j", (operation, start) => {
  const applied = applyStrictly(pod, [operation]);
  expect(applied.error?.startsWith(start)).toBe(true);
  expect(applied.pod).toEqual(pod);
});
