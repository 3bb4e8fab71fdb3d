import { array, assert, constantFrom, nat, property, record } from "fast-check";
import jsonpatch, { type Operation as Rfc6902 } from "fast-json-patch";
import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { podPatch } from "./pod-patch.ts";

const app = { name: "app", image: "app:1", newer: { than: "us" } };
const proxy = { name: "istio-proxy", resources: {} };

test.each<[string, Json, Json, Json]>([
  ["nothing", { a: [app] }, { a: [app] }, []],
  ["an element at the start", { a: [app] }, { a: [proxy, app] }, [{ op: "add", path: "/a/0", value: proxy }]],
  ["an element at the end", { a: [app] }, { a: [app, proxy] }, [{ op: "add", path: "/a/1", value: proxy }]],
  [
    "a member of the second element",
    { a: [app, proxy] },
    { a: [app, { ...proxy, tty: true }] },
    [{ op: "add", path: "/a/1/tty", value: true }],
  ],
  ["a list", {}, { a: [proxy] }, [{ op: "add", path: "/a", value: [proxy] }]],
  ["an element taken away", { a: [proxy, app] }, { a: [app] }, [{ op: "remove", path: "/a/0" }]],
  [
    "an element put last",
    { a: [proxy, app] },
    { a: [app, proxy] },
    [
      { op: "remove", path: "/a/0" },
      { op: "add", path: "/a/1", value: proxy },
    ],
  ],
  ["a key with a slash", { a: {} }, { a: { "x/y~z": "1" } }, [{ op: "add", path: "/a/x~1y~0z", value: "1" }]],
  ["another kind", { a: [1] }, { a: { b: 1 } }, [{ op: "replace", path: "/a", value: { b: 1 } }]],
])("podPatch() says no more than %s", (_, from, to, patch) => {
  expect(podPatch(from, to)).toEqual(patch);
});

const element = record({ name: constantFrom("a", "b", "c", "d"), value: nat(2) });
const document = record({ list: array(element, { maxLength: 6 }), args: array(constantFrom("x", "y")) });

test("podPatch() always gives the other document", () => {
  assert(
    property(document, document, (from, to) => {
      const patch = structuredClone(podPatch(from, to)) as Rfc6902[];
      const patched = jsonpatch.applyPatch(structuredClone(from), patch, true).newDocument;
      expect(patched).toEqual(to);
    }),
    { numRuns: 500 },
  );
});
