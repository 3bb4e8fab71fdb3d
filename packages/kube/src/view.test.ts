import { parseJson, type JsonValue } from "@outrigger/go-std/json";
import { sprint, sprintf } from "@outrigger/go-std/fmt";
import { contentOf, elementsOf, type FieldReader, findMethod, type GoValue, Typed } from "@outrigger/go-std";
import { describe, expect, test } from "vitest";
import { jsonOfView, nilView, view } from "./index.ts";
import { istio1_0 } from "./tables/istio-1.0.gen.ts";

function at(value: GoValue, ...path: (string | number)[]): GoValue {
  return path.reduce<GoValue>((found, step) => {
    if (typeof step === "number") return elementsOf(found)[step] as GoValue;
    const struct = found instanceof Typed && found.type.kind === "ptr" ? (found.content as GoValue) : found;
    return ((struct as Typed).content as FieldReader)(step);
  }, value);
}

function call(value: GoValue, name: string): GoValue {
  const found = findMethod(value, name);
  return found === undefined ? "no such method" : found.method.call(found.receiver, []);
}

const pod: JsonValue = {
  metadata: { name: "web-1", labels: { b: "2", a: "1" }, creationTimestamp: "2019-02-03T04:05:06Z" },
  spec: {
    containers: [
      {
        name: "app",
        imagePullPolicy: "Always",
        ports: [{ containerPort: 80 }],
        resources: { limits: { cpu: "500m" } },
        readinessProbe: { httpGet: { port: "http" } },
      },
    ],
    priority: 7,
  },
};
const seen = view(istio1_0, "Pod", pod);

describe("view()", () => {
  test.each<[string, (string | number)[], string]>([
    ["a pointer", [], "*v1.Pod"],
    ["an embedded struct", ["ObjectMeta"], "v1.ObjectMeta"],
    ["a list", ["Spec", "Containers"], "[]v1.Container"],
    ["a named string", ["Spec", "Containers", 0, "ImagePullPolicy"], "v1.PullPolicy"],
    ["a string", ["Spec", "Containers", 0, "Name"], "string"],
    ["an int32", ["Spec", "Containers", 0, "Ports", 0, "ContainerPort"], "int32"],
    ["a pointer to a scalar", ["Spec", "Priority"], "*int32"],
    ["a map", ["ObjectMeta", "Labels"], "map[string]string"],
    ["a resource list", ["Spec", "Containers", 0, "Resources", "Limits"], "v1.ResourceList"],
    ["an IntOrString", ["Spec", "Containers", 0, "ReadinessProbe", "Handler", "HTTPGet", "Port"], "intstr.IntOrString"],
    ["a missing struct", ["Spec", "SecurityContext"], "*v1.PodSecurityContext"],
  ])("gives %s its Go type", (_, path, want) => {
    expect(sprintf("%T", [at(seen, ...path)])).toBe(want);
  });

  test("gives zero values for what is missing", () => {
    expect(at(seen, "Spec", "ServiceAccountName")).toBe("");
    expect(at(seen, "Spec", "HostNetwork")).toBe(false);
    expect(contentOf(at(seen, "Spec", "SecurityContext"))).toBeNull();
    expect(contentOf(at(seen, "Spec", "NodeSelector"))).toBeNull();
    expect(contentOf(at(seen, "Spec", "Volumes"))).toBeNull();
  });

  test("prints as Go does", () => {
    expect(sprint([at(seen, "ObjectMeta", "Labels")])).toBe("map[a:1 b:2]");
    expect(call(at(seen, "ObjectMeta", "CreationTimestamp"), "String")).toBe("2019-02-03 04:05:06 +0000 UTC");
    expect(sprint([at(seen, "Spec", "Containers", 0, "Resources", "Limits")])).toBe(
      "map[cpu:{{500 -3} {<nil>} 500m DecimalSI}]",
    );
  });

  test("has methods", () => {
    expect(call(seen, "GetName")).toBe("web-1");
    expect(call(at(seen, "Spec", "Containers", 0, "ReadinessProbe", "Handler", "HTTPGet", "Port"), "String")).toBe(
      "http",
    );
    expect(call(at(seen, "ObjectMeta", "CreationTimestamp"), "IsZero")).toBe(false);
  });

  test("reads an unusual tree as Go decodes it", () => {
    const unusual = view(istio1_0, "Pod", parseJson('{"Metadata":{"name":"a"},"metadata":{"NAMESPACE":"b"}}'));
    expect([at(unusual, "ObjectMeta", "Name"), at(unusual, "ObjectMeta", "Namespace")]).toEqual(["a", "b"]);
  });

  test("tells what stands behind it", () => {
    expect(jsonOfView(at(seen, "Spec", "Containers", 0))?.value).toBe(
      (pod["spec"] as { containers: JsonValue[] }).containers[0],
    );
    expect(jsonOfView("x")).toBeUndefined();
  });

  test("nilView() is a nil pointer", () => {
    expect(sprintf("%T %v", [nilView(istio1_0, "PodSpec"), nilView(istio1_0, "PodSpec")])).toBe("*v1.PodSpec nil");
  });
});
