import { describe, expect, it } from "vitest";
import { ConfigError } from "../config-error.ts";
import type { MeshConfig } from "./mesh-config.ts";
import { parseMeshConfig } from "./parse-mesh-config.ts";
import { isSince, MESH_RELEASES, type MeshRelease } from "./releases.ts";

const MODERN = MESH_RELEASES.filter((release) => isSince(release, "1.6"));

const parse = (text: string, release: MeshRelease): MeshConfig => parseMeshConfig(text, { file: "mesh", release });

function errorOf(text: string, release: MeshRelease): ConfigError {
  try {
    parse(text, release);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parseMeshConfig() defaults since 1.6", () => {
  const zipkin = { zipkin: { address: "zipkin.istio-system:9411" } };
  it.each<[MeshRelease, object, object]>([
    ["1.6", { sdsUdsPath: "unix:./etc/istio/proxy/SDS" }, { concurrency: 2, controlPlaneAuthPolicy: "NONE" }],
    ["1.6-test", { accessLogFile: "/dev/stdout" }, { concurrency: 0, discoveryAddress: "istio-pilot:15010" }],
    ["1.7", { protocolDetectionTimeout: "5s" }, { concurrency: 2, controlPlaneAuthPolicy: "MUTUAL_TLS" }],
    ["1.8", { protocolDetectionTimeout: "0s" }, { envoyMetricsService: { address: "" }, tracing: zipkin }],
    ["1.9", { dnsRefreshRate: "5s" }, { envoyMetricsService: null, terminationDrainDuration: "5s" }],
    ["1.11", { defaultProviders: { accessLogging: ["envoy"] } }, { serviceCluster: "istio-proxy" }],
    ["1.13", { dnsRefreshRate: "5s", thriftConfig: {} }, { parentShutdownDuration: "60s" }],
    ["1.14", { dnsRefreshRate: "60s", enablePrometheusMerge: null }, { parentShutdownDuration: "60s" }],
    ["1.17", { proxyListenPort: 15001 }, { concurrency: 2, statusPort: 15020 }],
    ["1.18", { proxyInboundListenPort: 15006, enablePrometheusMerge: true }, { concurrency: null, tracing: zipkin }],
    ["1.21", { trustDomain: "cluster.local" }, { tracing: zipkin }],
    ["1.22", { inboundTrafficPolicy: { mode: "PASSTHROUGH" } }, { tracing: null }],
    ["1.31", { rootNamespace: "istio-system", connectTimeout: "10s" }, { image: null, proxyMetadata: {} }],
  ])("of %s", (release, mesh, proxy) => {
    expect(parse("", release)).toMatchObject({ ...mesh, defaultConfig: proxy });
  });

  it.each(MODERN)("of %s are valid", (release) => {
    expect(parse("{}", release).defaultConfig["proxyAdminPort"]).toBe(15000);
  });
});

describe("parseMeshConfig() merges since 1.6", () => {
  it("replaces fields and lists, and lays the proxy configuration over the defaults", () => {
    const mesh = parse("defaultServiceExportTo: [a]\ndefaultConfig: {drainDuration: 23s, tracing: {}}", "1.20");
    expect(mesh).toMatchObject({ defaultServiceExportTo: ["a"] });
    expect(mesh.defaultConfig).toMatchObject({ drainDuration: "23s", statusPort: 15020 });
    expect(mesh.defaultConfig["tracing"]).not.toHaveProperty("zipkin");
  });

  it.each<[MeshRelease, boolean]>([
    ["1.6", true],
    ["1.7", false],
    ["1.31", false],
  ])("takes the proxy configuration of %s in protobuf's spelling: %s", (release, isTaken) => {
    const { defaultConfig } = parse("default_config: {meshId: x, discoveryAddress: 'a:1'}", release);
    expect(defaultConfig["discoveryAddress"]).toBe(isTaken ? "a:1" : "istiod.istio-system.svc:15012");
  });

  it("loses zero values in 1.6, which merges messages", () => {
    expect(parse("defaultConfig: {concurrency: 0}", "1.6").defaultConfig["concurrency"]).toBe(2);
    expect(parse("defaultConfig: {concurrency: 0}", "1.7").defaultConfig["concurrency"]).toBe(0);
  });

  it.each<[MeshRelease, readonly string[]]>([
    ["1.10", ["x"]],
    ["1.11", ["envoy", "x"]],
    ["1.31", ["prometheus", "stackdriver", "envoy", "x"]],
  ])("merges the extension providers of %s by their names", (release, names) => {
    const providers = "[{name: x, zipkin: {service: s, port: 1}}]";
    const mesh = parse(`extensionProviders: ${providers}`, release);
    expect((mesh["extensionProviders"] as { name: string }[]).map(({ name }) => name)).toEqual(names);
  });

  it("lets a provider of the same name take over", () => {
    const providers = "[{name: envoy, prometheus: {}}]";
    const mesh = parse(`defaultProviders: {tracing: [t]}\nextensionProviders: ${providers}`, "1.31");
    expect(mesh).toMatchObject({ defaultProviders: { tracing: ["t"], metrics: [] } });
    expect((mesh["extensionProviders"] as object[])[2]).toEqual({ name: "envoy", prometheus: {} });
  });

  it("sorts the aliases of the trust domain since 1.12", () => {
    const text = "trustDomainAliases: [b, a, b]";
    expect(parse(text, "1.11")["trustDomainAliases"]).toEqual(["b", "a", "b"]);
    expect(parse(text, "1.12")["trustDomainAliases"]).toEqual(["a", "b"]);
  });

  it("passes over what it does not know, and hostile keys", () => {
    const text = "nope: 1\n__proto__: {x: 1}\ndefaultConfig: {constructor: 1, proxyMetadata: {__proto__: v}}";
    const metadata = parse(text, "1.31").defaultConfig["proxyMetadata"] as object;
    expect(Object.keys(metadata)).toEqual(["__proto__"]);
  });
});

describe("parseMeshConfig() refusals since 1.6", () => {
  const map = "json: cannot unmarshal number into Go value of type map[string]json.RawMessage";
  it.each<[MeshRelease, string, string, string]>([
    ["1.31", "defaultConfig: 3", "defaultConfig", `failed to convert to proto. ${map}`],
    [
      "1.31",
      "accessLogEncoding: FOO",
      "accessLogEncoding",
      'failed to convert to proto. unknown value "\\"FOO\\"" for enum istio.mesh.v1alpha1.MeshConfig.AccessLogEncoding',
    ],
    [
      "1.13",
      "accessLogEncoding: FOO",
      "accessLogEncoding",
      'failed to convert to proto. unknown value "FOO" for enum istio.mesh.v1alpha1.MeshConfig_AccessLogEncoding',
    ],
    [
      "1.31",
      "proxyListenPort: 0",
      "proxyListenPort",
      "invalid proxy listen port: port number 0 must be in the range 1..65535",
    ],
    [
      "1.31",
      "defaultConfig: {statusPort: 0}",
      "defaultConfig.statusPort",
      "1 error occurred:\n\t* invalid status port: port number 0 must be in the range 1..65535\n\n",
    ],
    [
      "1.12",
      "trustDomain: a_b",
      "trustDomain",
      '1 error occurred:\n\t* trustDomain: trust domain name "a_b" invalid\n\n',
    ],
    [
      "1.31",
      "defaultConfig: {privateKeyProvider: {qat: {pollDelay: 0s}}}",
      "defaultConfig.privateKeyProvider",
      "1 error occurred:\n\t* invalid private key provider configuration: pollDelay must be non zero\n\n",
    ],
    ["1.31", "a: b: c", "", "failed to convert to proto. yaml: mapping values are not allowed in this context"],
  ])("%s: %j", (release, text, path, message) => {
    const error = errorOf(text, release);
    expect(error.message).toBe(message);
    expect(error.issues[0]).toMatchObject({ path, file: "mesh" });
  });

  it("takes a status port of 0 before 1.11", () => {
    expect(parse("defaultConfig: {statusPort: 0}", "1.10").defaultConfig["statusPort"]).toBe(0);
  });

  it("has a list of several complaints, bare ones among them", () => {
    const text = "proxyListenPort: 0\nlocalityLbSetting: {failover: [{from: a, to: a}]}";
    expect(errorOf(text, "1.31").issues).toHaveLength(2);
    expect(errorOf(text, "1.31").message).toMatch(/^2 errors occurred:\n\t\* invalid proxy listen port: /);
  });
});
