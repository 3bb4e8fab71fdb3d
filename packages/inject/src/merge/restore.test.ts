import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { restore } from "./restore.ts";

const raw = {
  metadata: { name: "web", future: true },
  spec: {
    containers: [
      { name: "app", image: "app:1", resources: { requests: { cpu: "0.5" } }, tty: false, later: [{ a: 1 }] },
      { name: "side", env: [{ name: "A", value: "1", from: "tomorrow" }] },
    ],
  },
};
const before = {
  metadata: { name: "web", namespace: "shop", creationTimestamp: null },
  spec: {
    containers: [
      { name: "app", image: "app:1", resources: { requests: { cpu: "500m" } } },
      { name: "side", env: [{ name: "A", value: "1" }], resources: {} },
    ],
  },
  status: {},
};
const [app, side] = before.spec.containers;
const [rawApp, rawSide] = raw.spec.containers;

test("restore() gives back the very document that nothing changed", () => {
  expect(restore(raw, before, structuredClone(before))).toBe(raw);
});

test("restore() keeps what the types do not know beside what changed, and shares the rest", () => {
  const proxy = { name: "istio-proxy", resources: {} };
  const changed = {
    ...side,
    env: [
      { name: "A", value: "2" },
      { name: "B", value: "3" },
    ],
  };
  const after = { ...before, spec: { containers: [proxy, changed, app] } } as unknown as Json;
  const restored = restore(raw, before, after) as unknown as typeof raw;
  expect(restored).toEqual({
    metadata: raw.metadata,
    spec: {
      containers: [
        proxy,
        {
          name: "side",
          env: [
            { name: "A", value: "2", from: "tomorrow" },
            { name: "B", value: "3" },
          ],
        },
        rawApp,
      ],
    },
  });
  expect(restored.spec.containers[2]).toBe(rawApp);
  expect(rawSide).toEqual(raw.spec.containers[1]);
});

test.each<[string, { raw: Json; before: Json; after: Json }, Json]>([
  ["a field in another case", { raw: { Name: "a" }, before: { name: "a" }, after: { name: "b" } }, { Name: "b" }],
  ["a field that Go left out", { raw: { tty: false }, before: {}, after: { tty: true } }, { tty: true }],
  ["a null", { raw: { a: null }, before: {}, after: { a: { b: "1" } } }, { a: { b: "1" } }],
  ["a field that goes", { raw: { a: 1, b: 2, c: 3 }, before: { a: 1, b: 2 }, after: { b: 2 } }, { b: 2, c: 3 }],
  [
    "a key called __proto__",
    { raw: JSON.parse('{"__proto__": 1}'), before: {}, after: { a: 1 } },
    JSON.parse('{"__proto__": 1, "a": 1}'),
  ],
])("restore() understands %s", (_, documents, restored) => {
  expect(restore(documents.raw, documents.before, documents.after)).toEqual(restored);
});
