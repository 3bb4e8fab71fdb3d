import { contentOf, type GoMethod, type GoType, type GoValue, Typed } from "@outrigger/go-std";
import { describe, expect, it } from "vitest";
import { parseMeshConfig } from "./parse-mesh-config.ts";
import type { MeshRelease } from "./releases.ts";
import { nilMeshConfig } from "./resolve.ts";
import { meshView, proxyConfigView } from "./view.ts";

const proxyOf = (text: string, release: MeshRelease = "1.31"): Typed =>
  proxyConfigView(parseMeshConfig(`defaultConfig: ${text}`, { file: "mesh", release }));

/** Calls methods as a template does, one behind the other. */
function call(value: GoValue, ...names: readonly string[]): GoValue {
  return names.reduce((receiver, name) => {
    if (!(receiver instanceof Typed)) throw new Error(`${name} of no Go value`);
    const { type } = receiver;
    const method: GoMethod | undefined = type.methods?.get(name) ?? type.elem?.pointerMethods?.get(name);
    if (method === undefined) throw new Error(`no ${name} of ${type.name}`);
    return method.call(receiver, []);
  }, value);
}

function read(value: GoValue, field: string): GoValue {
  const target = contentOf(value);
  const reader = target instanceof Typed ? contentOf(target) : target;
  return typeof reader === "function" ? reader(field) : null;
}

describe("the view of a proxy configuration since 1.6", () => {
  it("has getters that go on behind nil", () => {
    const proxy = proxyOf("{}");
    expect(contentOf(call(proxy, "GetTracing", "GetTlsSettings", "GetCaCertificates"))).toBe("");
    expect(contentOf(call(proxy, "GetHoldApplicationUntilProxyStarts", "GetValue"))).toBe(false);
    expect(
      contentOf(
        call(proxyOf("{holdApplicationUntilProxyStarts: true}"), "GetHoldApplicationUntilProxyStarts", "GetValue"),
      ),
    ).toBe(true);
  });

  it("has words for enums, and a field for a choice", () => {
    const proxy = proxyOf("{interceptionMode: TPROXY}");
    expect(call(read(proxy, "InterceptionMode"), "String")).toBe("TPROXY");
    expect(contentOf(call(proxy, "GetServiceCluster"))).toBe("istio-proxy");
    expect((read(proxy, "ClusterName") as Typed).type.name).toBe("*v1alpha1.ProxyConfig_ServiceCluster");
    expect(contentOf(read(proxyOf("{proxyMetadata: {A: b}}"), "ProxyMetadata"))).toMatchObject({
      A: expect.anything(),
    });
  });

  it.each<[MeshRelease, string, string, string]>([
    ["1.6", "int32", "*types.Duration", "45s"],
    ["1.13", "*types.Int32Value", "*types.Duration", "45s"],
    ["1.14", "*wrapperspb.Int32Value", "*durationpb.Duration", "seconds:45"],
  ])("has the types and the texts of %s", (release, concurrency, duration, text) => {
    const proxy = proxyOf("{concurrency: 3}", release);
    const typeOf = (field: string): GoType => (read(proxy, field) as Typed).type;
    expect(typeOf("Concurrency").name).toBe(concurrency);
    expect(typeOf("DrainDuration").name).toBe(duration);
    expect(call(read(proxy, "DrainDuration"), "String")).toBe(text);
  });

  it("prints messages as prototext since 1.14", () => {
    const text = "{tracing: {zipkin: {address: 'a:1'}, sampling: 1.5, customTags: {B: {literal: {value: c}}}}}";
    expect(call(read(proxyOf(text), "Tracing"), "String")).toBe(
      'zipkin:{address:"a:1"} custom_tags:{key:"B" value:{literal:{value:"c"}}} sampling:1.5',
    );
    expect(call(read(proxyOf("{concurrency: 0}"), "Concurrency"), "String")).toBe("");
    expect(call(read(proxyOf("{concurrency: 2}"), "Concurrency"), "String")).toBe("value:2");
  });

  it("is nil for a nil mesh", () => {
    const mesh = nilMeshConfig("1.31");
    expect(contentOf(meshView(mesh))).toBe(null);
    expect(contentOf(proxyConfigView(mesh))).toBe(null);
    expect(contentOf(call(meshView(mesh), "GetDefaultConfig", "GetStatusPort"))).toBe(0n);
    expect(call(meshView(mesh), "String")).toBe("<nil>");
  });
});
