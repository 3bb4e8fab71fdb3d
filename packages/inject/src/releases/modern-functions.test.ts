import { type MeshConfig, parseMeshConfig } from "@outrigger/config";
import { type GoValue, Typed, typed } from "@outrigger/go-std";
import { parseTemplate } from "@outrigger/go-template";
import { istio1_31 } from "@outrigger/kube/tables/istio-1.31";
import { expect, test } from "vitest";
import { stringMapType } from "../functions/types.ts";
import { modernFunctionsOf } from "./modern-functions.ts";
import type { ModernReleaseName } from "./modern-names.ts";

const mesh: MeshConfig = parseMeshConfig("", { file: "mesh", release: "1.5" });

function run(release: ModernReleaseName, template: string, data: GoValue = null): string {
  const functions = modernFunctionsOf({ release, types: istio1_31, mesh: "1.5" })({
    mesh,
    environment: { ENABLE_X: "yes" },
    renderText: (text) => `rendered ${text}`,
  });
  return parseTemplate("inject", template, { functions }).execute(data);
}

test.each<[ModernReleaseName, string, string]>([
  ["1.9", '{{ contains "b" "abc" }}{{ contains "abc" "b" }}', "truefalse"],
  ["1.31", '{{ indent 2 "a\\nb" }}{{ indent -1 "a\\nb" }}', "a\n  ba\n b"],
  ["1.31", '{{ env "ENABLE_X" "no" }} {{ env "OTHER" "no" }}', "yes no"],
  ["1.31", '{{ directory "/a/b/c" }}', "/a/b/"],
  ["1.31", '{{ toLower "ÄB" }}{{ upper "x" }}', "äbX"],
  ["1.31", '{{ excludeInboundPort 15020 " 80 ,443" }}', "80,443,15020"],
  ["1.31", '{{ excludeInboundPort 0 " 80 ,443" }}', " 80 ,443"],
  ["1.31", '{{ toYaml (fromJSON `{"a":[1]}`) }}', "a:\n- 1\n"],
  ["1.13", '{{ render "x" }}', "rendered x"],
  ["1.15", '{{ excludeInterfaces "eth0" }}', "eth0"],
  ["1.18", '{{ toJson (strdict "b" "1" "a") }}', '{"a":"","b":"1"}'],
  ["1.19", "{{ toJson (list 1 2) }}", "[1,2]"],
  ["1.18", '{{ toJsonMap (strdict "a" "1") (strdict "a" "2" "b" "<") }}', '{"a":"2","b":"\\u003c"}'],
  ["1.18", "{{ toJsonMap }}", "null"],
  ["1.18", '{{ omit (strdict "a" "1" "b" "2") "a" "c" }}', "map[b:2]"],
  ["1.21", '{{ mergeMaps (strdict "a" "1") (strdict "a" "2") }}{{ mergeMaps }}', "map[a:2]map[]"],
  ["1.21", '{{ mergeMaps (strdict "__proto__" "1") (strdict "constructor" "2") }}', "map[__proto__:1 constructor:2]"],
  ["1.8", '{{ appendMultusNetwork "a, istio-cni" "istio-cni" }}', "a, istio-cni, istio-cni"],
  ["1.9", '{{ appendMultusNetwork "a, istio-cni" "istio-cni" }}', "a, istio-cni"],
  ["1.9", '{{ appendMultusNetwork `[{"name":"n/a"}]` "n/a" }}', '[{"name":"n/a"}]'],
  ["1.22", '{{ appendMultusNetwork `[{"name":"a"}]` "n/a" }}', '[{"name":"a"}, {"name": "n/a"}]'],
  ["1.23", '{{ appendMultusNetwork `[{"name":"a"}]` "n/a" }}', '[{"name":"a"}, {"name": "a", "namespace": "n"}]'],
  ["1.23", '{{ appendMultusNetwork `[{"name":"a","namespace":"n"}]` "n/a" }}', '[{"name":"a","namespace":"n"}]'],
  ["1.23", '{{ appendMultusNetwork `[{"name":"a"}, 1]` "a" }}', '[{"name":"a"}, 1]'],
  ["1.23", '{{ appendMultusNetwork "[]" "a" }}', '[, {"name": "a"}]'],
  ["1.28", '{{ toJson (omitNil (fromJSON `{"a":null,"b":{"x":null},"c":[null,1],"d":{}}`)) }}', '{"c":[1],"d":{}}'],
])("%s executes %s", (release, template, want) => {
  expect(run(release, template)).toBe(want);
});

test.each<[ModernReleaseName, string, string]>([
  ["1.7", '{{ upper "x" }}', "upper"],
  ["1.14", '{{ render "x" }}', "render"],
  ["1.14", '{{ excludeInterfaces "x" }}', "excludeInterfaces"],
  ["1.17", '{{ strdict "x" }}', "strdict"],
  ["1.20", "{{ mergeMaps }}", "mergeMaps"],
  ["1.27", "{{ omitNil 1 }}", "omitNil"],
  ["1.29", "{{ otelResourceAttributes }}", "otelResourceAttributes"],
])("%s does not know %s", (release, template, name) => {
  expect(() => run(release, template)).toThrow(`function "${name}" not defined`);
});

test("valueOrDefault takes the plain empty text for nothing, and no named one", () => {
  const phase = { kind: "string", name: "v1.PodPhase" } as const;
  const data = { plain: "", named: new Typed(phase, ""), zero: 0 };
  const template = '{{ valueOrDefault .plain "d" }}|{{ valueOrDefault .named "d" }}|{{ valueOrDefault .zero "d" }}';
  expect(run("1.31", template, data)).toBe("d||0");
});

test("sprig's clock and random functions say what the injector lacks", () => {
  expect(() => run("1.31", "{{ now }}")).toThrow("this injector was given none");
});

test("maps of texts take what a pod's labels are", () => {
  const labels = typed(stringMapType, { app: "web" });
  expect(run("1.31", '{{ omit .labels "none" }}', { labels })).toBe("map[app:web]");
});
