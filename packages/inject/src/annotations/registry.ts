import {
  type AnnotationRule,
  anyValue,
  boolean,
  cidrList,
  oneOf,
  portList,
  signedPortList,
  statusPort,
  uint32,
  wildcardOr,
} from "./rules.ts";

/** The annotations that a release knows, in the order in which it judges them. */
export type AnnotationRegistry = ReadonlyMap<string, AnnotationRule>;

const INBOUND = "traffic.sidecar.istio.io/includeInboundPorts";
const NOT_INBOUND = "traffic.sidecar.istio.io/excludeInboundPorts";
const OUTBOUND = "traffic.sidecar.istio.io/includeOutboundIPRanges";
const NOT_OUTBOUND = "traffic.sidecar.istio.io/excludeOutboundIPRanges";
const MODE = "sidecar.istio.io/interceptionMode";
const APPLICATION_PORTS = "readiness.status.sidecar.istio.io/applicationPorts";

const twoModes = oneOf(["REDIRECT", "TPROXY"], "interceptionMode invalid");
const threeModes = oneOf(["REDIRECT", "TPROXY", "NONE"], "interceptionMode invalid, use REDIRECT,TPROXY,NONE");
const includeRanges = wildcardOr(cidrList("includeIPRanges"));
const excludeRanges = cidrList("excludeIPRanges");

/** Behaves as: inject of Istio 1.0.0. */
export const registry100: AnnotationRegistry = new Map([
  [MODE, twoModes],
  [OUTBOUND, includeRanges],
  [NOT_OUTBOUND, excludeRanges],
  [INBOUND, wildcardOr(signedPortList("includeInboundPorts"))],
  [NOT_INBOUND, signedPortList("excludeInboundPorts")],
]);

/** Behaves as: inject of Istio 1.0.9; the order is that of its error lists. */
export const registry10: AnnotationRegistry = new Map([
  ["sidecar.istio.io/inject", anyValue],
  ["sidecar.istio.io/status", anyValue],
  ["sidecar.istio.io/proxyImage", anyValue],
  [MODE, twoModes],
  ["status.sidecar.istio.io/port", statusPort],
  ["readiness.status.sidecar.istio.io/initialDelaySeconds", uint32],
  ["readiness.status.sidecar.istio.io/periodSeconds", uint32],
  ["readiness.status.sidecar.istio.io/failureThreshold", uint32],
  [APPLICATION_PORTS, wildcardOr(portList("readinessApplicationPorts"))],
  [OUTBOUND, includeRanges],
  [NOT_OUTBOUND, excludeRanges],
  [INBOUND, wildcardOr(portList("includeInboundPorts"))],
  [NOT_INBOUND, portList("excludeInboundPorts")],
]);

/** Behaves as: inject of Istio 1.1: a third interception mode, KubeVirt's interfaces. */
export const registry11: AnnotationRegistry = new Map([
  ...registry10,
  [MODE, threeModes],
  ["traffic.sidecar.istio.io/kubevirtInterfaces", anyValue],
]);

/** Behaves as: inject of Istio 1.2: outbound ports can be left out, probes rewritten by annotation. */
export const registry12: AnnotationRegistry = new Map([
  ...registry11,
  ["traffic.sidecar.istio.io/excludeOutboundPorts", portList("excludeOutboundPorts")],
  ["sidecar.istio.io/rewriteAppHTTPProbers", anyValue],
]);

/** Behaves as: inject of Istio 1.3 and 1.4: what the template reads is known, too. */
export const registry13: AnnotationRegistry = new Map([
  ...registry12,
  ["sidecar.istio.io/bootstrapOverride", anyValue],
  ["sidecar.istio.io/controlPlaneAuthPolicy", anyValue],
  ["sidecar.istio.io/discoveryAddress", anyValue],
  ["sidecar.istio.io/proxyCPU", anyValue],
  ["sidecar.istio.io/proxyMemory", anyValue],
  ["sidecar.istio.io/statsInclusionPrefixes", anyValue],
  ["sidecar.istio.io/statsInclusionRegexps", anyValue],
  ["sidecar.istio.io/statsInclusionSuffixes", anyValue],
  ["sidecar.istio.io/userVolume", anyValue],
  ["sidecar.istio.io/userVolumeMount", anyValue],
]);

/** Behaves as: inject of Istio 1.5: core dumps by annotation, application ports no longer judged. */
export const registry15: AnnotationRegistry = new Map([
  ...[...registry13].filter(([name]) => name !== APPLICATION_PORTS),
  ["sidecar.istio.io/enableCoreDump", boolean],
]);
