import { encodeJson } from "@outrigger/go-std/json";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../config-error.ts";
import { effectiveProxyConfig, type ProxyTarget } from "./effective-proxy-config.ts";
import type { MeshConfig } from "./mesh-config.ts";
import { parseMeshConfig } from "./parse-mesh-config.ts";
import { protoJson } from "./proto-json.ts";
import { applyProxyConfigYaml } from "./proxy-config.ts";
import { proxyConfigProblem } from "./proxy-config-problem.ts";
import { isSince, MESH_RELEASES, type MeshRelease } from "./releases.ts";
import { nilMeshConfig } from "./resolve.ts";
import { proxyConfigView } from "./view.ts";

const MODERN = MESH_RELEASES.filter((release) => isSince(release, "1.6"));

const meshOf = (text: string, release: MeshRelease = "1.31"): MeshConfig =>
  parseMeshConfig(text, { file: "mesh", release });

describe("applyProxyConfigYaml()", () => {
  it("lays fields over, merges metadata, and leaves the mesh as it was", () => {
    const mesh = meshOf("defaultConfig: {proxyMetadata: {A: mesh, B: mesh}, concurrency: 1}");
    const changed = applyProxyConfigYaml(mesh, "proxyMetadata: {B: pod}\nstatusPort: 15030");
    expect(changed.defaultConfig).toMatchObject({
      proxyMetadata: { A: "mesh", B: "pod" },
      concurrency: 1,
      statusPort: 15030,
    });
    expect(mesh.defaultConfig).toMatchObject({ proxyMetadata: { A: "mesh", B: "mesh" }, statusPort: 15020 });
  });

  it("passes over a field that it does not know, however deep it is", () => {
    const deep = `a: ${"[".repeat(9_000)}${"]".repeat(9_000)}\nconcurrency: 7`;
    expect(applyProxyConfigYaml(meshOf(""), deep).defaultConfig).toMatchObject({ concurrency: 7 });
  });

  it("replaces metadata before 1.10", () => {
    const mesh = meshOf("defaultConfig: {proxyMetadata: {A: mesh}}", "1.9");
    const { proxyMetadata } = applyProxyConfigYaml(mesh, "proxyMetadata: {B: pod}").defaultConfig;
    expect(proxyMetadata).toEqual({ B: "pod" });
  });

  it("lays headers over one by one since 1.19", () => {
    const text = "defaultConfig: {proxyHeaders: {server: {disabled: true}, requestId: {}}}";
    const over = "proxyHeaders: {requestId: {disabled: true}}";
    const { proxyHeaders } = applyProxyConfigYaml(meshOf(text), over).defaultConfig;
    expect(proxyHeaders).toMatchObject({ server: { disabled: true }, requestId: { disabled: true } });
  });

  it("takes a proxy configuration, too, and leaves a nil mesh", () => {
    expect(applyProxyConfigYaml(meshOf("").defaultConfig, "concurrency: 3")["concurrency"]).toBe(3);
    const nil = nilMeshConfig("1.31");
    expect(applyProxyConfigYaml(nil, "concurrency: 3")).toBe(nil);
  });

  it.each([
    ["bad: [", "could not parse proxy config: yaml: line 1: did not find expected node content"],
    ["extraStatTags: [y]", "could not parse proxy config: json: cannot unmarshal bool into Go value of type string"],
  ])("refuses %j", (text, message) => {
    expect(() => applyProxyConfigYaml(meshOf(""), text)).toThrow(ConfigError);
    expect(() => applyProxyConfigYaml(meshOf(""), text)).toThrow(message);
  });
});

describe("proxyConfigProblem()", () => {
  const drain = "drain time only supports durations to seconds precision";
  it.each<[string, MeshRelease, string | undefined]>([
    ["concurrency: 2", "1.31", undefined],
    ["drainDuration: 1m0.5s", "1.31", `1 error occurred:\n\t* ${drain}\n\n`],
    [
      "drainDuration: 1m0.5s\nparentShutdownDuration: 2m",
      "1.16",
      `1 error occurred:\n\t* invalid parent and drain time combination ${drain}\n\n`,
    ],
    ["bad: [", "1.31", "failed to convert to apply proxy config: yaml: line 1: did not find expected node content"],
    [
      "statusPort: a",
      "1.31",
      "failed to convert to apply proxy config: invalid character 'a' looking for beginning of value",
    ],
    ["serviceCluster: ''", "1.12", "1 error occurred:\n\t* service cluster must be set\n\n"],
    ["serviceCluster: ''", "1.13", "1 error occurred:\n\t* service cluster must be specified\n\n"],
  ])("%j in %s", (text, release, problem) => {
    expect(proxyConfigProblem(text, release)).toBe(problem);
  });
});

describe("effectiveProxyConfig()", () => {
  const root = {
    metadata: { name: "p", namespace: "istio-system" },
    spec: { concurrency: 5, environmentVariables: { A: "root" } },
  };
  const namespaced = {
    metadata: { name: "p", namespace: "default" },
    spec: { image: { imageType: "debug" }, environmentVariables: { A: "ns" } },
  };
  const workload = {
    metadata: { name: "w", namespace: "default" },
    spec: { selector: { matchLabels: { app: "a" } }, concurrency: 0, environmentVariables: { W: "w" } },
  };
  const target: ProxyTarget = { namespace: "default", labels: { app: "a" } };

  it.each<[string, Partial<ProxyTarget>, object]>([
    ["the mesh", {}, { concurrency: 2, proxyMetadata: { M: "mesh" }, statusPort: 15020 }],
    ["the root namespace", { resources: [root] }, { concurrency: 5, proxyMetadata: { A: "root", M: "mesh" } }],
    [
      "the namespace",
      { resources: [root, namespaced] },
      { concurrency: 5, image: { imageType: "debug" }, proxyMetadata: { A: "ns", M: "mesh" } },
    ],
    ["another namespace", { namespace: "other", resources: [namespaced] }, { concurrency: 2, image: null }],
    ["the pod", { resources: [workload, root] }, { concurrency: 0, proxyMetadata: { A: "root", M: "mesh", W: "w" } }],
    ["other labels", { labels: { app: "b" }, resources: [workload] }, { concurrency: 2 }],
    ["the annotation", { annotation: "concurrency: 7", resources: [namespaced, root] }, { concurrency: 7 }],
    ["the pod before the annotation", { annotation: "concurrency: 7", resources: [workload] }, { concurrency: 0 }],
    ["an annotation that cannot be read", { annotation: "concurrency: [" }, { concurrency: 2 }],
    ["what is no resource", { resources: [null, 3, { spec: 1 }] }, { concurrency: 2 }],
  ])("reads %s", (_, change, wanted) => {
    const mesh = meshOf("defaultConfig: {concurrency: 2, proxyMetadata: {M: mesh}}");
    expect(effectiveProxyConfig(mesh, { ...target, ...change })).toMatchObject(wanted);
  });

  it("takes the oldest of several resources", () => {
    const aged = (name: string, creationTimestamp: string, concurrency: number): object => ({
      metadata: { name, namespace: "default", creationTimestamp },
      spec: { concurrency },
    });
    const resources = [aged("a", "2024-02-01T00:00:00Z", 1), aged("b", "2024-01-01T00:00:00Z", 2)] as never[];
    expect(effectiveProxyConfig(meshOf(""), { ...target, resources })["concurrency"]).toBe(2);
  });

  it("falls back to the defaults for zero values of the mesh", () => {
    const mesh = meshOf("defaultConfig: {controlPlaneAuthPolicy: NONE}");
    expect(effectiveProxyConfig(mesh, target)["controlPlaneAuthPolicy"]).toBe("MUTUAL_TLS");
  });

  it("sets no image in 1.13, knows no resources before, and reads the annotation strictly there", () => {
    const resources = [namespaced];
    expect(effectiveProxyConfig(meshOf("", "1.13"), { ...target, resources })["image"]).toBe(null);
    expect(effectiveProxyConfig(meshOf("", "1.14"), { ...target, resources })["image"]).toEqual({ imageType: "debug" });
    const old = meshOf("", "1.12");
    expect(effectiveProxyConfig(old, { ...target, resources })["proxyMetadata"]).toEqual({});
    expect(() => effectiveProxyConfig(old, { ...target, annotation: "[" })).toThrow("could not parse proxy config: ");
  });

  it("merges a false over a true only since 1.16", () => {
    const text = "defaultConfig: {holdApplicationUntilProxyStarts: true}";
    const hold = (release: MeshRelease): unknown =>
      effectiveProxyConfig(meshOf(text, release), {
        ...target,
        annotation: "holdApplicationUntilProxyStarts: false",
      })["holdApplicationUntilProxyStarts"];
    expect(hold("1.15")).toBe(true);
    expect(hold("1.16")).toBe(false);
  });

  it("has the defaults for a nil mesh", () => {
    expect(effectiveProxyConfig(nilMeshConfig("1.31"), target)).toMatchObject({ statusPort: 15020 });
  });
});

describe("protoJson() of a proxy configuration", () => {
  const json = (text: string, release: MeshRelease): string =>
    encodeJson(protoJson(proxyConfigView(meshOf(text, release)), release) ?? null);

  it.each(MODERN)("leaves out the defaults of %s", (release) => {
    expect(json("", release)).toBe("{}");
  });

  it.each<[MeshRelease, string, string]>([
    ["1.31", "{configPath: /foo/bar, drainDuration: 7s}", '{"configPath":"/foo/bar","drainDuration":"7s"}'],
    ["1.31", "{proxyMetadata: {Z: '1', A: '<2>'}}", '{"proxyMetadata":{"A":"\\u003c2\\u003e","Z":"1"}}'],
    ["1.31", "{concurrency: 0}", '{"concurrency":0}'],
    ["1.31", "{tracing: {}}", '{"tracing":{}}'],
    [
      "1.22",
      "{tracing: {zipkin: {address: 'zipkin.istio-system:9411'}}}",
      '{"tracing":{"zipkin":{"address":"zipkin.istio-system:9411"}}}',
    ],
    ["1.21", "{tracing: {zipkin: {address: 'zipkin.istio-system:9411'}}}", "{}"],
    ["1.17", "{concurrency: 2}", "{}"],
    ["1.18", "{concurrency: 2}", '{"concurrency":2}'],
    [
      "1.31",
      "{tracing: {sampling: 12.5, stackdriver: {maxNumberOfAttributes: 7}}}",
      '{"tracing":{"stackdriver":{"maxNumberOfAttributes":"7"},"sampling":12.5}}',
    ],
    [
      "1.31",
      "{privateKeyProvider: {qat: {pollDelay: 0.02s}}}",
      '{"privateKeyProvider":{"qat":{"pollDelay":"0.020s"}}}',
    ],
    [
      "1.31",
      "{interceptionMode: TPROXY, tracingServiceName: CANONICAL_NAME_ONLY}",
      '{"tracingServiceName":"CANONICAL_NAME_ONLY","interceptionMode":"TPROXY"}',
    ],
    ["1.8", "{proxyMetadata: {}}", '{"proxyMetadata":{}}'],
    ["1.9", "{proxyMetadata: {}}", "{}"],
    ["1.13", "{extraStatTags: []}", '{"extraStatTags":[]}'],
    ["1.14", "{extraStatTags: []}", "{}"],
  ])("%s: %s", (release, text, wanted) => {
    expect(json(`defaultConfig: ${text}`, release)).toBe(wanted);
  });
});
