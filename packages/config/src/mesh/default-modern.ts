import type { GoValue } from "@outrigger/go-std";
import { setOwn } from "@outrigger/go-std/json";
import { isWithin, type MeshRelease } from "./releases.ts";

/** A field's default, the first release that has it (if not the oldest) and the first that has it no more. */
type DefaultRow = readonly [field: string, value: GoValue, since?: MeshRelease | undefined, until?: MeshRelease];

const ZIPKIN: GoValue = { zipkin: { address: "zipkin.istio-system:9411" } };

const PROXY_DEFAULTS: readonly DefaultRow[] = [
  ["configPath", "./etc/istio/proxy"],
  ["binaryPath", "/usr/local/bin/envoy"],
  ["serviceCluster", "istio-proxy"],
  ["drainDuration", "45s"],
  ["parentShutdownDuration", "60s", undefined, "1.17"],
  ["terminationDrainDuration", "5s", "1.7"],
  ["discoveryAddress", "istiod.istio-system.svc:15012", undefined, "1.6-test"],
  ["discoveryAddress", "istio-pilot:15010", "1.6-test", "1.7"],
  ["discoveryAddress", "istiod.istio-system.svc:15012", "1.7"],
  ["proxyAdminPort", 15000n],
  ["concurrency", 2n, undefined, "1.6-test"],
  ["concurrency", 2n, "1.7", "1.18"],
  ["controlPlaneAuthPolicy", "MUTUAL_TLS", "1.7"],
  ["tracing", ZIPKIN, undefined, "1.6-test"],
  ["tracing", ZIPKIN, "1.7", "1.22"],
  ["envoyMetricsService", {}, undefined, "1.9"],
  ["envoyAccessLogService", {}, undefined, "1.9"],
  ["statNameLength", 189n],
  ["statusPort", 15020n],
];

const ENVOY_LOG: GoValue = { name: "envoy", envoyFileAccessLog: { path: "/dev/stdout" } };

const MESH_DEFAULTS: readonly DefaultRow[] = [
  ["enableTracing", true],
  ["reportBatchMaxEntries", 100n, undefined, "1.8"],
  ["reportBatchMaxTime", "1s", undefined, "1.8"],
  ["accessLogFile", "/dev/stdout", "1.6-test", "1.7"],
  ["disableMixerHttpReports", true, undefined, "1.6-test"],
  ["disableMixerHttpReports", true, "1.7", "1.8"],
  ["disablePolicyChecks", true, undefined, "1.8"],
  ["protocolDetectionTimeout", "5s", undefined, "1.6-test"],
  ["protocolDetectionTimeout", "0.1s", "1.6-test", "1.7"],
  ["protocolDetectionTimeout", "5s", "1.7", "1.8"],
  ["protocolDetectionTimeout", "0s", "1.8"],
  ["ingressService", "istio-ingressgateway"],
  ["ingressControllerMode", "STRICT"],
  ["ingressClass", "istio"],
  ["trustDomain", "cluster.local"],
  ["sdsUdsPath", "unix:./etc/istio/proxy/SDS", undefined, "1.6-test"],
  ["sdsUdsPath", "unix:./etc/istio/proxy/SDS", "1.7", "1.8"],
  ["enableAutoMtls", true, undefined, "1.6-test"],
  ["enableAutoMtls", false, "1.6-test", "1.7"],
  ["enableAutoMtls", true, "1.7"],
  ["outboundTrafficPolicy", { mode: "ALLOW_ANY" }],
  ["inboundTrafficPolicy", { mode: "PASSTHROUGH" }, "1.22"],
  ["localityLbSetting", { enabled: true }, undefined, "1.6-test"],
  ["localityLbSetting", {}, "1.6-test", "1.7"],
  ["localityLbSetting", { enabled: true }, "1.7"],
  ["rootNamespace", "istio-system"],
  ["proxyListenPort", 15001n],
  ["proxyInboundListenPort", 15006n, "1.18"],
  ["connectTimeout", "10s"],
  ["defaultServiceExportTo", ["*"]],
  ["defaultVirtualServiceExportTo", ["*"]],
  ["defaultDestinationRuleExportTo", ["*"]],
  ["dnsRefreshRate", "5s", undefined, "1.14"],
  ["dnsRefreshRate", "60s", "1.14"],
  ["thriftConfig", {}, undefined, "1.17"],
  ["certificates", [], undefined, "1.14"],
  ["serviceSettings", [], undefined, "1.14"],
  ["trustDomainAliases", [], undefined, "1.14"],
  ["enablePrometheusMerge", true, "1.18"],
  ["defaultProviders", { accessLogging: ["envoy"] }, "1.11", "1.12"],
  ["defaultProviders", {}, "1.12"],
  ["extensionProviders", [ENVOY_LOG], "1.11", "1.12"],
  [
    "extensionProviders",
    [{ name: "prometheus", prometheus: {} }, { name: "stackdriver", stackdriver: {} }, ENVOY_LOG],
    "1.12",
  ],
];

/** The defaults of a proxy configuration since 1.6, as its text would have them. */
export function proxyDefaults(release: MeshRelease): GoValue {
  return tree(PROXY_DEFAULTS, release);
}

/** The defaults of a mesh configuration since 1.6, but for those of its proxy configuration, as its text would have them. */
export function meshDefaults(release: MeshRelease): GoValue {
  return tree(MESH_DEFAULTS, release);
}

function tree(rows: readonly DefaultRow[], release: MeshRelease): GoValue {
  const map: Record<string, GoValue> = {};
  for (const [field, value, since, until] of rows) if (isWithin(release, since, until)) setOwn(map, field, value);
  return map;
}
