import { boolType, contentOf, type GoType, type GoValue, intType, mapOf, stringType, Typed } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { expect, test } from "vitest";
import { callWithJson } from "./call-function.ts";

const objectMeta: GoType = { kind: "struct", name: "v1.ObjectMeta" };
const container: GoType = { kind: "struct", name: "v1.Container" };
const containers: GoType = { kind: "slice", name: "[]v1.Container", elem: container };
const duration: GoType = {
  kind: "ptr",
  name: "*duration.Duration",
  elem: { kind: "struct", name: "duration.Duration" },
};
const texts = mapOf(stringType, stringType);

function field(value: GoValue = null, name = ""): GoValue {
  const struct = value instanceof Typed && value.type.kind === "ptr" ? (value.content as GoValue) : value;
  const read = struct instanceof Typed ? struct.content : undefined;
  return typeof read === "function" ? read(name) : null;
}

function func(params: readonly GoType[], call: GoFunction["call"]): GoFunction {
  return { params, call };
}

test("callWithJson() gives each argument the form that its parameter wants", () => {
  const annotations = func([objectMeta], ([meta]) => field(meta, "Annotations"));
  expect(callWithJson(annotations, [{ a: "b" }])).toEqual({ a: "b" });
  const seconds = func([duration], ([value]) => [field(value, "Seconds"), field(value, "Nanos")]);
  expect(callWithJson(seconds, [{ seconds: "-3", nanos: 5 }])).toEqual([-3, 5]);
  const name = func([containers], ([list]) => field((contentOf(list ?? null) as GoValue[])[0], "Name"));
  expect(callWithJson(name, [[{ name: "app" }]])).toBe("app");
  expect(
    callWithJson(
      func([intType], ([value]) => typeof value),
      [4],
    ),
  ).toBe("bigint");
  expect(
    callWithJson(
      func([texts], ([value]) => value instanceof Typed),
      [null],
    ),
  ).toBe(true);
});

test("callWithJson() gives the result as JSON", () => {
  const results: readonly GoValue[] = [5n, 1.5, true, null, { a: [1n] }, new Typed(boolType, false)];
  expect(
    callWithJson(
      func([], () => results),
      [],
    ),
  ).toEqual([5, 1.5, true, null, { a: [1] }, false]);
});
