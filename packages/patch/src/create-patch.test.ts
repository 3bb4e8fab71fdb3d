import { readFileSync } from "node:fs";
import {
  compareKeys,
  encodeJson,
  JsonNumber,
  type JsonObject,
  type JsonValue,
  parseJson,
} from "@outrigger/go-std/json";
import jsonPatch from "fast-json-patch";
import { describe, expect, it, test } from "vitest";
import { createPatch, escapeToken, type Operation } from "./index.ts";

describe("createPatch()", () => {
  test.each<[string, JsonValue, JsonValue, Operation[]]>([
    ["equal documents", { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ["an added member", {}, { a: { b: 1 } }, [{ op: "add", path: "/a", value: { b: 1 } }]],
    ["a removed member", { a: 1 }, {}, [{ op: "remove", path: "/a" }]],
    ["a replaced scalar", { a: { b: 1 } }, { a: { b: "1" } }, [{ op: "replace", path: "/a/b", value: "1" }]],
    ["a value set to null", { a: 1 }, { a: null }, [{ op: "replace", path: "/a", value: null }]],
    ["an added null", {}, { a: null }, [{ op: "add", path: "/a", value: null }]],
    ["a list for an object", { a: {} }, { a: [] }, [{ op: "replace", path: "/a", value: [] }]],
    ["another document", { a: 1 }, [1], [{ op: "replace", path: "", value: [1] }]],
    [
      "keys that a pointer escapes",
      { "a/b~c": 1, "": 2 },
      { "a/b~c": 2 },
      [
        { op: "replace", path: "/a~1b~0c", value: 2 },
        { op: "remove", path: "/" },
      ],
    ],
    [
      "a shorter list, from its end",
      [1, 2, 3],
      [1],
      [
        { op: "remove", path: "/2" },
        { op: "remove", path: "/1" },
      ],
    ],
    [
      "a longer list, at its end",
      [1],
      [1, 2, 3],
      [
        { op: "add", path: "/1", value: 2 },
        { op: "add", path: "/2", value: 3 },
      ],
    ],
    [
      "an element put first, by position",
      [{ n: "a" }],
      [{ n: "x" }, { n: "a" }],
      [
        { op: "add", path: "/1", value: { n: "a" } },
        { op: "replace", path: "/0/n", value: "x" },
      ],
    ],
    [
      "hostile keys",
      parseJson('{"__proto__":{"a":1}}'),
      parseJson('{"__proto__":{"a":2},"constructor":1}'),
      [
        { op: "replace", path: "/__proto__/a", value: 2 },
        { op: "add", path: "/constructor", value: 1 },
      ],
    ],
  ])("compares %s", (_, from, to, want) => {
    expect(createPatch(from, to)).toEqual(want);
  });

  it("compares numbers as they are written", () => {
    const number = (text: string): JsonValue => new JsonNumber(text);
    expect(
      createPatch([number("1.0"), number("9007199254740993")], [number("1.0"), number("9007199254740993")]),
    ).toEqual([]);
    expect(createPatch([1, number("9007199254740992")], [number("1.0"), number("9007199254740993")])).toEqual([
      { op: "replace", path: "/0", value: number("1.0") },
      { op: "replace", path: "/1", value: number("9007199254740993") },
    ]);
  });

  it("makes the operations that Go makes", () => {
    const text = readFileSync(new URL("../fixtures/diff.jsonl", import.meta.url), "utf8");
    for (const line of text.trim().split("\n")) {
      const { from = null, to = null, ok = null } = parseJson(line) as JsonObject;
      expect(sorted(createPatch(from, to) as unknown as JsonValue[]), line).toEqual(sorted(ok as readonly JsonValue[]));
    }
  });

  it("compares lists of 100,000 elements in time that grows with them", () => {
    const list = (tag: number): JsonValue[] =>
      Array.from({ length: 100_000 }, (_, at) => ({ at, tag: at % 10 === 0 ? tag : 0 }));
    expect(createPatch(list(1), list(2))).toHaveLength(10_000);
    expect(createPatch(list(1), [])).toHaveLength(100_000);
  });

  it("compares documents of any depth", () => {
    const deep = (leaf: JsonValue): JsonValue => {
      let made = leaf;
      for (let depth = 0; depth < 50_000; depth++) made = depth % 2 === 0 ? [made] : { a: made };
      return made;
    };
    const [operation, ...others] = createPatch(deep(1), deep(2));
    expect(others).toEqual([]);
    expect(operation).toMatchObject({ op: "replace", value: 2 });
    expect(operation?.path).toHaveLength(100_000);
  });

  it("shares values instead of copying them", () => {
    const added = { b: [1] };
    const [operation] = createPatch({}, { a: added });
    expect(operation).toHaveProperty("value", added);
    expect((operation as { value: JsonValue }).value).toBe(added);
  });

  it("yields a patch that applies", () => {
    const from = { metadata: { annotations: { "a/b": "c" } }, spec: { containers: [{ name: "app" }] } };
    const to = {
      metadata: { annotations: { "a/b": "d", "e~f": "" } },
      spec: { containers: [{ name: "proxy" }, { name: "app" }] },
    };
    const patch = createPatch(from, to) as jsonPatch.Operation[];
    expect(jsonPatch.applyPatch(from, patch, true, false).newDocument).toEqual(to);
  });
});

test("escapeToken() escapes what a pointer would take for itself", () => {
  expect(escapeToken("a~1/b")).toBe("a~01~1b");
});

function sorted(operations: readonly JsonValue[]): readonly string[] {
  return operations
    .map((operation) => encodeJson({ ...(operation as JsonObject) }, { sortKeys: true }))
    .sort(compareKeys);
}
