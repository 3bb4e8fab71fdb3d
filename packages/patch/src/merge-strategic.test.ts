import { readFileSync } from "node:fs";
import { encodeJson, JsonNumber, type JsonObject, type JsonValue, parseJson } from "@outrigger/go-std/json";
import { describe, expect, it, test } from "vitest";
import { canonical } from "../test/go-number.ts";
import { typeOf } from "../test/pod-types.ts";
import { MergeError, type MergeNumbers, type MergeRules, mergeStrategic, type MergeType } from "./index.ts";

/** A merge with Go's answer. */
interface Row {
  readonly name?: string;
  readonly type: string;
  readonly rules?: MergeRules;
  readonly numbers?: MergeNumbers;
  readonly base: JsonValue;
  readonly patch: JsonValue;
  readonly ok?: JsonValue;
  readonly error?: string;
}

function rows(name: string): readonly Row[] {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => parseJson(line) as unknown as Row);
}

function answerTo({ base, patch, type, rules = "1.28", numbers = "int64" }: Row): string {
  try {
    return canonical(mergeStrategic(base, patch, typeOf(type, rules), { rules, numbers }), numbers);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    return `${error.code === "merge-panic" ? "panic: " : ""}${error.message}`;
  }
}

function goAnswer({ ok, error = "", numbers = "int64" }: Row): string {
  return ok === undefined ? error : canonical(ok, numbers);
}

describe("mergeStrategic() answers as Go did:", () => {
  for (const row of rows("hand-written.jsonl")) {
    it(row.name ?? "", () => {
      expect(answerTo(row)).toBe(goAnswer(row));
    });
  }

  const recorded = rows("random.jsonl");
  it(`${recorded.length} random pairs`, () => {
    for (const row of recorded) expect(answerTo(row), encodeJson(row as unknown as JsonObject)).toBe(goAnswer(row));
  });
});

describe("mergeStrategic()", () => {
  it("does not touch its inputs", () => {
    for (const row of [...rows("hand-written.jsonl"), ...rows("random.jsonl")]) {
      const before = encodeJson([row.base, row.patch]);
      deepFreeze(row.base);
      deepFreeze(row.patch);
      expect(answerTo(row)).toBe(goAnswer(row));
      expect(encodeJson([row.base, row.patch])).toBe(before);
    }
  });

  it("shares what the patch leaves alone", () => {
    const base = { affinity: { nodeAffinity: {} }, containers: [{ name: "a", env: [{ name: "x" }] }, { name: "b" }] };
    const merged = mergeStrategic(base, { containers: [{ name: "a", tty: true }] }, typeOf("PodSpec"));
    expect(merged["affinity"]).toBe(base.affinity);
    const containers = merged["containers"] as readonly JsonObject[];
    expect(containers[0]?.["env"]).toBe(base.containers[0]?.env);
    expect(containers[1]).toBe(base.containers[1]);
  });

  it("keeps members in the order of the base, new ones after them", () => {
    const merged = mergeStrategic({ nodeName: "n", hostPID: true }, { priority: 1, nodeName: "m" }, typeOf("PodSpec"));
    expect(Object.keys(merged)).toEqual(["nodeName", "hostPID", "priority"]);
  });

  it("keeps the literals of numbers", () => {
    const big = new JsonNumber("9007199254740993");
    const merged = mergeStrategic(
      { priority: big, x: new JsonNumber("1.0") },
      { y: new JsonNumber("2.50") },
      typeOf("PodSpec"),
    );
    expect(encodeJson(merged)).toBe('{"priority":9007199254740993,"x":1.0,"y":2.50}');
  });

  it("says where it stopped, and what to do", () => {
    const patch = { spec: { containers: [{ name: "a", future: {} }] } };
    const error = caught(() =>
      mergeStrategic({ spec: { containers: [{ name: "a", future: {} }] } }, patch, typeOf("Pod")),
    );
    expect(error).toMatchObject({ name: "MergeError", code: "merge-schema", where: "spec.containers.future" });
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
  });

  test.each<[string, { base: JsonValue; patch: JsonValue }, { code: string; where: string }]>([
    ["a text for a document", { base: {}, patch: "x" }, { code: "merge-document", where: "" }],
    [
      "an element without its key",
      { base: { containers: [{ name: "a" }] }, patch: { containers: [{}] } },
      { code: "merge-key", where: "containers" },
    ],
    [
      "an unknown directive",
      { base: { affinity: {} }, patch: { affinity: { $patch: "x" } } },
      { code: "merge-directive", where: "affinity" },
    ],
    [
      "two types of elements",
      { base: { containers: [{}] }, patch: { containers: [1] } },
      { code: "merge-list", where: "containers" },
    ],
    [
      "a null element",
      { base: { containers: [null] }, patch: { containers: [{}] } },
      { code: "merge-panic", where: "containers" },
    ],
  ])("gives a code and a place for %s", (_, { base, patch }, want) => {
    expect(caught(() => mergeStrategic(base, patch, typeOf("PodSpec")))).toMatchObject(want);
  });

  it("quotes values of any depth in a message", () => {
    let deep: JsonValue = "x";
    for (let depth = 0; depth < 9_000; depth++) deep = [deep];
    const error = caught(() =>
      mergeStrategic({ containers: [{ a: deep }] }, { containers: [{ name: "a" }] }, typeOf("PodSpec")),
    );
    expect(error.code).toBe("merge-key");
  });

  it("takes values of any depth", () => {
    let deep: JsonValue = { gone: null, there: true };
    for (let depth = 0; depth < 9_000; depth++) deep = { a: deep };
    const merged = mergeStrategic({}, { future: deep }, typeOf("PodSpec"));
    let at: JsonValue = merged["future"] ?? null;
    for (let depth = 0; depth < 9_000; depth++) at = (at as JsonObject)["a"] ?? null;
    expect(at).toEqual({ there: true });
  });

  it("never reaches a prototype", () => {
    const patch = parseJson('{"nodeSelector":{"__proto__":{"polluted":"yes"},"constructor":null}}');
    const merged = mergeStrategic({ nodeSelector: { a: "b" } }, patch, typeOf("PodSpec"));
    expect(Object.keys(merged["nodeSelector"] as object)).toEqual(["a", "__proto__"]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    const keyed = { containers: [{ name: "__proto__" }, { name: "constructor" }] };
    expect(mergeStrategic(keyed, keyed, typeOf("PodSpec"))).toEqual(keyed);
  });

  it("merges lists of 100,000 elements in time that grows with them", () => {
    const size = 100_000;
    const env = (value: string): JsonValue[] => Array.from({ length: size }, (_, at) => ({ name: `V${at}`, value }));
    const pod = (list: JsonValue): JsonObject => ({ containers: [{ name: "a", env: list }] });
    const merged = mergeStrategic(pod(env("old")), pod(env("new").toReversed()), typeOf("PodSpec")) as {
      readonly containers: readonly { readonly env: readonly { readonly name: string; readonly value: string }[] }[];
    };
    expect(merged.containers[0]?.env).toHaveLength(size);
    expect(merged.containers[0]?.env[0]).toEqual({ name: `V${size - 1}`, value: "new" });
    const deletions = env("").map((item) => ({ ...(item as JsonObject), $patch: "delete" }));
    expect(mergeStrategic(pod(env("old")), pod(deletions), typeOf("PodSpec"))).toEqual(pod([]));
    const finalizers = Array.from({ length: size }, (_, at) => `f${at % 1000}`);
    const set = mergeStrategic({ metadata: { finalizers } }, { metadata: { finalizers } }, typeOf("Pod"));
    expect(set).toMatchObject({ metadata: { finalizers: finalizers.slice(0, 1000) } });
  });

  it("merges by any types that are handed in", () => {
    const text: MergeType = { kind: "string", go: "string" };
    const point: MergeType = { kind: "struct", go: "geo.Point", find: () => undefined };
    const shape: MergeType = {
      kind: "struct",
      go: "geo.Shape",
      find: (key) =>
        key === "corners"
          ? {
              type: { kind: "list", go: "[]geo.Point", elem: point },
              pointer: false,
              patchStrategy: ["merge"],
              mergeKey: "at",
            }
          : key === "style"
            ? {
                type: { kind: "map", go: "map[string]string", elem: text },
                pointer: false,
                patchStrategy: ["replace"],
                mergeKey: "",
              }
            : undefined,
    };
    const base = { corners: [{ at: 1, x: 1 }], style: { line: "thin" } };
    const patch = { corners: [{ at: 1, y: 2 }], style: { fill: "red" } };
    expect(mergeStrategic(base, patch, shape)).toEqual({ corners: [{ at: 1, x: 1, y: 2 }], style: { fill: "red" } });
  });
});

function caught(merge: () => unknown): MergeError {
  try {
    merge();
  } catch (error) {
    if (error instanceof MergeError) return error;
    throw error;
  }
  throw new Error("The merge went through");
}

function deepFreeze(value: JsonValue): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part as JsonValue);
}
