import { expect, test } from "vitest";
import type { Json } from "../../json.ts";
import type { ModernSetup, ModernSubject } from "../subject.ts";
import { Lab } from "./lab.ts";
import { tables } from "./rows.ts";

/** An injector that answers every review with these operations, or refuses it. */
function fake(patch: Json | undefined, seen: ModernSetup[] = []): ModernSubject {
  const operations = patch === undefined ? {} : { patch: Buffer.from(JSON.stringify(patch)).toString("base64") };
  const response = patch === null ? { allowed: false, status: { message: "no" } } : { allowed: true, ...operations };
  return {
    isBuiltIn: () => true,
    open: (setup) => {
      seen.push(setup);
      return {
        value: {
          version: "",
          server: { ask: () => Promise.reject(new Error("not asked")) },
          review: () => JSON.stringify({ response }),
          injectFile: () => ({ error: "not asked" }),
        },
      };
    },
    resolveMesh: () => ({ error: "not asked" }),
    typedPod: () => ({ error: "not asked" }),
  };
}

const out = [{ op: "add", path: "/metadata/annotations", value: { out: "x" } }];

test("Lab.value() puts an expression into the template of the release's age", () => {
  const seen: ModernSetup[] = [];
  expect(new Lab(fake(out, seen), "1.31", "fixed").value({ expression: ".X" })).toBe("x");
  expect(new Lab(fake(out, seen), "1.8", "fixed").value({ expression: ".X" })).toBe("x");
  expect(seen.map(({ config }) => JSON.parse(config) as Json)).toEqual([
    {
      policy: "enabled",
      templates: { row: 'metadata:\n  annotations:\n    out: {{ printf "%q" (.X) }}\n' },
      defaultTemplates: ["row"],
    },
    { policy: "enabled", template: 'containers:\n- name: out\n  image: {{ printf "%q" (.X) }}\n' },
  ]);
});

test("Lab.run() tells a skip, a refusal and an injection apart", () => {
  const trial = { metadata: {} };
  expect(new Lab(fake(undefined), "1.31", "fixed").run(trial)).toMatchObject({ injected: false, refusal: undefined });
  expect(new Lab(fake(null), "1.31", "fixed").run(trial)).toEqual({ injected: false, pod: null, refusal: "no" });
  expect(new Lab(fake(out), "1.31", "fixed").run(trial)).toMatchObject({ injected: true });
});

test("every table compares what the row wants with what came out", () => {
  const row = { want: true, meta: { name: "a" }, podSpec: {} };
  const injectRequired = tables.get("TestInjectRequired");
  expect(injectRequired?.(new Lab(fake(out), "1.31", "fixed"), row)).toEqual({ expected: true, got: true });
  expect(injectRequired?.(new Lab(fake(undefined), "1.31", "fixed"), row)).toEqual({ expected: true, got: false });
});
