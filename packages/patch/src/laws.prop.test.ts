import { encodeJson, isJsonObject, type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import * as fc from "fast-check";
import jsonPatch from "fast-json-patch";
import { describe, expect, it } from "vitest";
import { typeOf } from "../test/pod-types.ts";
import { Random } from "../test/random.ts";
import { randomPair } from "../test/random-pair.ts";
import { createPatch, MergeError, mergeStrategic } from "./index.ts";
import { sortAsGo } from "./sort-as-go.ts";

const SETTINGS = { seed: 6902, numRuns: 500 };

const key = fc.oneof(fc.constantFrom("a", "b", "a/b", "~", "", "toString"), fc.string({ maxLength: 4 }));
const { document } = fc.letrec<{ document: JsonValue }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer({ min: 0, max: 3 }), fc.constantFrom("", "x", "1")),
    fc.array(tie("document"), { maxLength: 4 }),
    fc.dictionary(
      key.filter((name) => name !== "__proto__"),
      tie("document"),
      { maxKeys: 4 },
    ),
  ),
}));
const object = fc.dictionary(key, document, { maxKeys: 4 }) as fc.Arbitrary<JsonObject>;
const pair = fc.integer().map((seed) => randomPair(typeOf("Pod"), new Random(seed)));

describe(`laws (seed ${SETTINGS.seed})`, () => {
  it("apply(createPatch(a, b), a) = b", () => {
    const law = fc.property(document, document, (from, to) => {
      const patch = structuredClone(createPatch(from, to)) as jsonPatch.Operation[];
      expect(jsonPatch.applyPatch(from, patch, true, false).newDocument).toEqual(to);
    });
    fc.assert(law, SETTINGS);
  });

  it("createPatch(a, copy of a) = []", () => {
    fc.assert(
      fc.property(document, (from) => {
        expect(createPatch(from, structuredClone(from))).toEqual([]);
      }),
      SETTINGS,
    );
  });

  it("merge(x, {}) = x", () => {
    fc.assert(
      fc.property(object, (base) => {
        expect(encodeJson(mergeStrategic(base, {}, typeOf("Pod")))).toBe(encodeJson(base));
      }),
      SETTINGS,
    );
  });

  it("merge({}, x) = x, where x says nothing of merging", () => {
    fc.assert(
      fc.property(object, (patch) => {
        const plain = withoutNulls(patch) as JsonObject;
        expect(encodeJson(mergeStrategic({}, plain, typeOf("Pod")))).toBe(encodeJson(plain));
      }),
      SETTINGS,
    );
  });

  it("what nobody knows in a base comes through a merge", () => {
    const law = fc.property(pair, document, ({ base, patch }, unknown) => {
      const marked = withEverywhere(base, unknown);
      const merged = mergedOrNothing(marked, patch);
      if (merged !== undefined && !/"\$(patch|retainKeys)/.test(encodeJson(patch))) {
        expect(merged["x-future"]).toBe(unknown);
        for (const name of ["metadata", "spec"]) {
          const [old, now, given] = [marked[name], merged[name], patch[name]];
          if (isJsonObject(old) && isJsonObject(now) && (given === undefined || isJsonObject(given))) {
            expect(now["x-future"]).toBe(unknown);
          }
        }
      }
    });
    fc.assert(law, SETTINGS);
  });

  it("the patch made after a merge applies, and gives what was merged", () => {
    const law = fc.property(pair, ({ base, patch }) => {
      const merged = mergedOrNothing(base, patch);
      if (merged === undefined || /__proto__/.test(encodeJson([base, merged]))) return;
      const operations = JSON.parse(encodeJson(createPatch(base, merged))) as jsonPatch.Operation[];
      const plain = JSON.parse(encodeJson(base)) as JsonObject;
      expect(JSON.stringify(sortKeys(jsonPatch.applyPatch(plain, operations, true, false).newDocument))).toBe(
        JSON.stringify(sortKeys(JSON.parse(encodeJson(merged)) as JsonObject)),
      );
    });
    fc.assert(law, SETTINGS);
  });

  it("sortAsGo() sorts stably", () => {
    const item = fc.record({ rank: fc.integer({ min: 0, max: 30 }), id: fc.nat() });
    const law = fc.property(fc.array(item, { maxLength: 300 }), (items) => {
      const want = items.toSorted((left, right) => left.rank - right.rank);
      expect(sortAsGo(items, (left, right) => left.rank < right.rank)).toEqual(want);
    });
    fc.assert(law, { ...SETTINGS, numRuns: 100 });
  });
});

function mergedOrNothing(base: JsonObject, patch: JsonObject) {
  try {
    return mergeStrategic(base, patch, typeOf("Pod"));
  } catch (error) {
    if (error instanceof MergeError) return undefined;
    throw error;
  }
}

function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const copy = {};
  for (const [name, part] of Object.entries(value)) if (part !== null) setOwn(copy, name, withoutNulls(part));
  return copy;
}

/** A pod with an unknown member in it, in its metadata and in its spec. */
function withEverywhere(pod: JsonObject, unknown: JsonValue): JsonObject {
  const marked: { [key: string]: JsonValue } = { ...pod, "x-future": unknown };
  for (const name of ["metadata", "spec"]) {
    const part = pod[name];
    if (isJsonObject(part)) marked[name] = { ...part, "x-future": unknown };
  }
  return marked;
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, part]) => [name, sortKeys(part)]),
  );
}
