import { readFileSync } from "node:fs";
import type { JsonValue } from "@outrigger/go-std/json";
import { expect, test } from "vitest";
import { createPatch, type Operation } from "./create-patch.ts";

interface Row {
  readonly from: JsonValue;
  readonly to: JsonValue;
  readonly patch: readonly Operation[];
}

/** What version 3 of Go's library made of pairs of documents. */
const rows = JSON.parse(
  readFileSync(new URL("../fixtures/create-patch-v3.json", import.meta.url), "utf8"),
) as readonly Row[];

test.each(rows)("createPatch() of version 3 turns $from into $to", ({ from, to, patch }) => {
  expect(createPatch(from, to, { library: "v3" })).toEqual(patch);
});

test("createPatch() of version 3 compares long lists by position", () => {
  const list = Array.from({ length: 1001 }, (_, at) => `${at}`);
  const [operation] = createPatch(list, ["new", ...list.slice(1)], { library: "v3" });
  expect(operation).toEqual({ op: "replace", path: "/0", value: "new" });
});
