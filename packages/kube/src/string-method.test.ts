import { readFileSync } from "node:fs";
import { contentOf, elementsOf, type FieldReader, type GoValue } from "@outrigger/go-std";
import { sprint } from "@outrigger/go-std/fmt";
import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { describe, expect, test } from "vitest";
import { nilView, type TypeTable, view } from "./index.ts";
import { istio1_0 } from "./tables/istio-1.0.gen.ts";
import { istio1_4 } from "./tables/istio-1.4.gen.ts";
import { kubernetes1_10 } from "./tables/kubernetes-1.10.gen.ts";
import { kubernetes1_17 } from "./tables/kubernetes-1.17.gen.ts";
import { kubernetes1_20 } from "./tables/kubernetes-1.20.gen.ts";
import { kubernetes1_34 } from "./tables/kubernetes-1.34.gen.ts";

/** What Go prints of one pod, by the version of Kubernetes: the whole pod has no managed fields. */
interface Recorded {
  readonly pod: { readonly metadata: JsonObject; readonly spec: JsonObject; readonly status: JsonObject };
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const recorded = JSON.parse(readFileSync(new URL("../fixtures/string.json", import.meta.url), "utf8")) as Recorded;
const { pod, answers } = recorded;
const { managedFields: _, ...metadata } = pod.metadata;

function field(struct: GoValue, name: string): GoValue {
  const target = contentOf(struct);
  return ((typeof target === "function" ? target : contentOf(target)) as FieldReader)(name);
}

describe.each<[string, TypeTable]>([
  ["1.10", kubernetes1_10],
  ["1.17", kubernetes1_17],
  ["1.20", kubernetes1_20],
  ["1.34", kubernetes1_34],
])("a view of Kubernetes %s prints as Go does", (version, table) => {
  test.each<[string, string, JsonValue]>([
    ["pod", "Pod", { ...pod, metadata }],
    ["meta", "ObjectMeta", pod.metadata],
    ["spec", "PodSpec", pod.spec],
    ["status", "PodStatus", pod.status],
  ])("%s", (name, type, tree) => {
    expect(sprint([view(table, type, tree)])).toBe(answers[version]?.[name]);
  });

  test("values", () => {
    const spec = view(table, "PodSpec", pod.spec);
    const container = elementsOf(field(spec, "Containers"))[0] ?? null;
    const probe = field(container, "ReadinessProbe");
    const handler = field(probe, version === "1.34" ? "ProbeHandler" : "Handler");
    expect(sprint([field(spec, "Volumes")])).toBe(answers[version]?.["values"]);
    expect(sprint([field(field(handler, "HTTPGet"), "Port")])).toBe(answers[version]?.["value"]);
  });
});

describe("String()", () => {
  const tree = { name: "app", image: "example/app:1", ports: [{ containerPort: 8080, protocol: "TCP" }] };

  test.each<[string, TypeTable, string]>([
    ["Istio 1.0", istio1_0, "Ports:[{ 0 8080 TCP }],Env:[],"],
    [
      "Istio 1.4",
      istio1_4,
      "Ports:[]ContainerPort{ContainerPort{Name:,HostPort:0,ContainerPort:8080,Protocol:TCP,HostIP:,},},Env:[]EnvVar{},",
    ],
  ])("prints the lists of %s", (_, table, want) => {
    expect(sprint([view(table, "Container", tree)])).toContain(want);
  });

  test.each(["PodSpec", "Pod", "ObjectMeta", "SecurityContext"])("prints a nil %s", (key) => {
    expect(sprint([nilView(istio1_4, key)])).toBe("nil");
  });

  test("is no method of what Istio declares", () => {
    expect(sprint([view(istio1_0, "inject.SidecarInjectionSpec", {})])).toBe("&{[] [] [] []}");
  });
});
