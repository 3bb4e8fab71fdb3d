import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createLastGood } from "./last-good.ts";

const folder = mkdtempSync(join(tmpdir(), "outrigger-last-good-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("createLastGood() keeps texts over a restart", () => {
  const file = join(folder, "kept");
  const texts = new Map([
    ["__proto__", "a"],
    ["/etc/istio/inject/config", "policy: enabled\n"],
  ]);
  createLastGood(file, () => undefined).keep(texts);
  expect(createLastGood(file, () => undefined).read()).toEqual(texts);
});

test.each([
  ["nothing", undefined],
  ["half a text", '[["a","b"'],
  ["something else", '{"a":1}'],
  ["pairs that are none", "[[1,2]]"],
])("createLastGood() reads %s as nothing", (_, text) => {
  const file = join(folder, "broken");
  rmSync(file, { force: true });
  if (text !== undefined) writeFileSync(file, text);
  expect(createLastGood(file, () => undefined).read()).toBeUndefined();
});

test("createLastGood() says that it cannot write, and goes on", () => {
  const lines: string[] = [];
  createLastGood("/nowhere/at/all", (_, message) => lines.push(message)).keep(new Map([["a", "b"]]));
  expect(lines).toEqual([expect.stringMatching(/^cannot keep the configuration in \/nowhere/)]);
});
