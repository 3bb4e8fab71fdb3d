import { expect, test } from "vitest";
import { addAll, escapePointer, removeNamed, setEntries } from "./operations.ts";

test("removeNamed() goes from the end, so that every index holds", () => {
  const present = [{ name: "a" }, { name: "b" }, { name: "a" }];
  const removed = removeNamed("/spec/containers", present, (element) => (element as { name: string }).name === "a");
  expect(removed).toEqual([
    { op: "remove", path: "/spec/containers/2" },
    { op: "remove", path: "/spec/containers/0" },
  ]);
});

test("addAll() makes the list with its first element", () => {
  expect(addAll("/spec/volumes", [], { added: [1, 2], isFront: () => false })).toEqual([
    { op: "add", path: "/spec/volumes", value: [1] },
    { op: "add", path: "/spec/volumes/-", value: 2 },
  ]);
  expect(addAll("/spec/volumes", [0], { added: [1], isFront: () => false })).toEqual([
    { op: "add", path: "/spec/volumes/-", value: 1 },
  ]);
  expect(addAll("/spec/volumes", [0], { added: [1], isFront: () => true })).toEqual([
    { op: "add", path: "/spec/volumes/0", value: 1 },
  ]);
});

test("setEntries() makes the map, goes on in it, and replaces what has a text", () => {
  const added = [
    ["a/b", "1"],
    ["c~d", "2"],
  ] as const;
  expect(setEntries("/m", undefined, added, () => true)).toEqual([
    { op: "add", path: "/m", value: { "a/b": "1" } },
    { op: "replace", path: "/m/c~0d", value: "2" },
  ]);
  expect(setEntries("/m", {}, added, () => false)[0]).toEqual({ op: "add", path: "/m/a~1b", value: "1" });
});

test("escapePointer() escapes the tilde before the slash", () => {
  expect(escapePointer("a~/b~1")).toBe("a~0~1b~01");
});
