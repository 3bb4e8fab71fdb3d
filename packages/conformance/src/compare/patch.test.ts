import { expect, test } from "vitest";
import { applyPatch, comparePatch, comparePatched } from "./patch.ts";

const add = { op: "add", path: "/a/-", value: 2 };

test("applyPatch() leaves the document alone", () => {
  const document = { a: [1] };
  expect(applyPatch(document, [add])).toEqual({ pod: { a: [1, 2] } });
  expect(document).toEqual({ a: [1] });
});

test("applyPatch() says that a patch does not apply", () => {
  expect(applyPatch({}, [add])).toHaveProperty("error");
  expect(applyPatch({}, "no patch")).toHaveProperty("error");
});

test("applyPatch() replaces a member that is not there", () => {
  expect(applyPatch({ a: {} }, [{ op: "replace", path: "/a/b", value: 1 }])).toEqual({ pod: { a: { b: 1 } } });
});

test("comparePatch() keeps the order of the operations and of their members", () => {
  expect(comparePatch([add], [{ op: "add", path: "/a/-", value: 2 }])).toBeUndefined();
  expect(comparePatch([add, { op: "remove", path: "/b" }], [{ op: "remove", path: "/b" }, add])?.path).toBe(
    "patch[0].op",
  );
  expect(comparePatch([add], [{ value: 2, path: "/a/-", op: "add" }])?.path).toBe("order of members in patch");
});

test("comparePatch() takes null for no patch, and no patch for something else than an empty one", () => {
  expect(comparePatch(null, undefined)).toBeUndefined();
  expect(comparePatch(null, [])).toEqual({ path: "patch", expected: undefined, got: [] });
});

test("comparePatched() names the first place where the pods part", () => {
  expect(comparePatched({ a: [1] }, [add], { a: [1, 2] })).toBeUndefined();
  expect(comparePatched({ a: [1] }, [add], { a: [1, 3] })?.path).toBe("patched.a[1]");
  expect(comparePatched({}, [add], {})?.got).toMatch(/^does not apply: /);
});
