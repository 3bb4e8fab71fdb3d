import { parseInjectorConfig, parseMeshConfig, parseValues } from "@outrigger/config";
import { expect, test } from "vitest";
import { createInjector, type Compat } from "../index.ts";

const CALLS = [
  '{{ $_ := set .Values "n" (add1 (default 0 .Values.n)) }}{{ .Values.n }}',
  '{{ $_ := unset .Values.global (printf "%d" (len .Values.global)) }}{{ $_ := set .Values.global "x" (len .Values.global) }}{{ .Values.global.x }}',
  '{{ $_ := mergeOverwrite .Values.global (dict "x" (len .Values.global)) }}{{ .Values.global.x }}',
  '{{ $_ := set (index .Values.list 0) "x" (len (index .Values.list 0)) }}{{ (index .Values.list 0).x }}',
];

function rendered(call: string, compat: Compat): readonly unknown[] {
  const release = "1.31";
  const template = `metadata:\n  labels:\n    out: "${call.replaceAll('"', "`")}"\n`;
  const config = JSON.stringify({ policy: "enabled", templates: { sidecar: template }, defaultTemplates: ["sidecar"] });
  const injector = createInjector({
    release,
    compat,
    config: parseInjectorConfig(config, { file: "config", release }),
    mesh: parseMeshConfig("", { file: "mesh", release }),
    values: parseValues('{"global":{"a":"b"},"list":[{"c":1}]}', { file: "values", release }),
  });
  const inject = (): unknown => {
    const { patch } = injector.inject({
      metadata: { name: "p", labels: { z: "1" } },
      spec: { containers: [{ name: "app" }] },
    });
    return patch?.find(({ path }) => path === "/metadata/labels/out");
  };
  return [inject(), inject()];
}

test.each(CALLS)("what %s changes is changed for its own pod", (call) => {
  const [first, second] = rendered(call, "fixed");
  expect(first).toBeDefined();
  expect(second).toEqual(first);
});

test.each(CALLS)("under exact, what %s changes is changed for all pods, as in Istio", (call) => {
  const [first, second] = rendered(call, "exact");
  expect(second).not.toEqual(first);
});
