import { parseMeshConfig } from "@outrigger/config";
import { istio1_31 } from "@outrigger/kube/tables/istio-1.31";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../json.ts";
import { modernFinish } from "../../releases/modern-finish.ts";
import type { ModernReleaseName } from "../../releases/modern-names.ts";
import type { FinishContext } from "../plan.ts";
import { adjustInitUser } from "./adjust-init-user.ts";
import { applyInjectEnvs, labelNetwork } from "./inject-envs.ts";
import { resetMatchingUser } from "./openshift-user.ts";
import { annotateSecurePort, applyPrometheusMerge, clearOurPrometheus } from "./prometheus.ts";
import { reorderPod } from "./reorder-pod.ts";
import { rewriteAppProbes } from "./rewrite-app-probes.ts";

const mesh = parseMeshConfig("", { file: "mesh", release: "1.31" });
const held = parseMeshConfig("defaultConfig:\n  holdApplicationUntilProxyStarts: true\n", {
  file: "mesh",
  release: "1.31",
});

/** Finishers look at these alone. */
function context(facts: Partial<FinishContext> = {}): FinishContext {
  const settings = { environment: {}, ...facts.settings };
  const plan = { pod: {}, mesh, values: null, proxyEnvs: {}, types: istio1_31, proxyConfig: mesh.defaultConfig };
  return { ...plan, ...facts, settings } as unknown as FinishContext;
}

const rewriting = { values: { sidecarInjectorWebhook: { rewriteAppHTTPProbe: true } } };
const proxy = { name: "istio-proxy", resources: {} };

/** What becomes of a pod with these containers beside the sidecar: the containers, and the sidecar's first variable. */
function rewritten(release: ModernReleaseName, containers: readonly JsonObject[], more: JsonObject = {}) {
  const { sidecar, probes } = modernFinish(release);
  const pod = { metadata: {}, spec: { containers: [...containers, proxy] }, ...more };
  const settings = more["environment"] === undefined ? {} : { environment: more["environment"] };
  const result = rewriteAppProbes({ ...sidecar, ...probes })(pod, context({ ...rewriting, settings } as never));
  const {
    containers: [...rest],
    ...spec
  } = result["spec"] as { containers: JsonObject[] };
  const sidecarEnv = rest.pop()?.["env"] as readonly JsonObject[] | undefined;
  return { containers: rest, spec, probers: sidecarEnv?.[0]?.["value"] };
}

const http = (port: Json, more: JsonObject = {}): JsonObject => ({ httpGet: { path: "/ok", port, ...more } });

test.each<[string, JsonObject, JsonObject, string | undefined]>([
  [
    "HTTP",
    { readinessProbe: { ...http(80), timeoutSeconds: 3, unknown: 1 } },
    { readinessProbe: { httpGet: { path: "/app-health/app/readyz", port: 15020 }, timeoutSeconds: 3, unknown: 1 } },
    '{"/app-health/app/readyz":{"httpGet":{"path":"/ok","port":80},"timeoutSeconds":3}}',
  ],
  [
    "HTTPS becomes HTTP",
    { startupProbe: http(80, { httpHeaders: [{ name: "a", value: "<" }], scheme: "HTTPS", host: "h" }) },
    {
      startupProbe: http(15020, {
        path: "/app-health/app/startupz",
        host: "h",
        scheme: "HTTP",
        httpHeaders: [{ name: "a", value: "<" }],
      }),
    },
    '{"/app-health/app/startupz":{"httpGet":{"path":"/ok","port":80,"host":"h","scheme":"HTTPS","httpHeaders":[{"name":"a","value":"\\u003c"}]}}}',
  ],
  [
    "a named port",
    { livenessProbe: http("web"), ports: [{ name: "web", containerPort: 8080 }] },
    { livenessProbe: http(15020, { path: "/app-health/app/livez" }), ports: [{ name: "web", containerPort: 8080 }] },
    '{"/app-health/app/livez":{"httpGet":{"path":"/ok","port":8080}}}',
  ],
  [
    "a name that no port has",
    { livenessProbe: http("web") },
    { livenessProbe: http(15020, { path: "/app-health/app/livez" }) },
    undefined,
  ],
  [
    "the sidecar's own port",
    { livenessProbe: http(15020) },
    { livenessProbe: http(15020, { path: "/app-health/app/livez" }) },
    undefined,
  ],
  [
    "TCP",
    { livenessProbe: { tcpSocket: { port: 9 }, periodSeconds: 2 } },
    { livenessProbe: { httpGet: { path: "/app-health/app/livez", port: 15020 }, periodSeconds: 2 } },
    '{"/app-health/app/livez":{"tcpSocket":{"port":9}}}',
  ],
  [
    "gRPC",
    { livenessProbe: { grpc: { port: 15020, service: null } } },
    { livenessProbe: { httpGet: { path: "/app-health/app/livez", port: 15020 } } },
    '{"/app-health/app/livez":{"grpc":{"port":15020,"service":null}}}',
  ],
  ["exec", { livenessProbe: { exec: {} } }, { livenessProbe: { exec: {} } }, undefined],
  [
    "hooks",
    { lifecycle: { preStop: { tcpSocket: { port: 9 } }, postStart: { sleep: {} } } },
    {
      lifecycle: {
        preStop: { httpGet: { path: "/app-lifecycle/app/prestopz", port: 15020 } },
        postStart: { sleep: {} },
      },
    },
    '{"/app-lifecycle/app/prestopz":{"tcpSocket":{"port":9}}}',
  ],
])("rewriteAppProbes() of 1.31 with %s", (_, container, want, probers) => {
  const result = rewritten("1.31", [{ name: "app", ...container }]);
  expect(result.containers).toEqual([{ name: "app", ...want }]);
  expect(result.probers).toBe(probers);
});

const tcp = { name: "app", livenessProbe: { tcpSocket: { port: 9 } } };
const grpc = { name: "app", livenessProbe: { grpc: { port: 9, service: null } } };
const hook = { name: "app", lifecycle: { preStop: http(80) } };
const off = { environment: { REWRITE_TCP_PROBES: "false" } };

test.each<[ModernReleaseName, JsonObject, JsonObject, boolean]>([
  ["1.11", tcp, {}, false],
  ["1.12", tcp, {}, true],
  ["1.18", tcp, off, false],
  ["1.19", tcp, off, true],
  ["1.12", grpc, {}, false],
  ["1.13", grpc, {}, true],
  ["1.24", hook, {}, false],
  ["1.25", hook, {}, true],
])("rewriteAppProbes() of %s with %j and %j: %s", (release, container, more, want) => {
  expect(rewritten(release, [container], more).probers !== undefined).toBe(want);
});

test.each<[ModernReleaseName, boolean]>([
  ["1.18", false],
  ["1.19", true],
])("rewriteAppProbes() of %s looks at init containers: %s", (release, want) => {
  const spec = { initContainers: [{ name: "init", readinessProbe: http(80) }], containers: [proxy] };
  expect(rewritten(release, [], { spec }).probers !== undefined).toBe(want);
});

test.each<[string | undefined, string | undefined, Json]>([
  [undefined, undefined, 15020],
  ["false", undefined, 80],
  ["maybe", undefined, 15020],
  [undefined, "15030", 15030],
  [undefined, " 15030", 0],
])("rewriteAppProbes() with the annotations %s and %s asks port %s", (rewrite, port, want) => {
  const annotations = {
    ...(rewrite === undefined ? {} : { "sidecar.istio.io/rewriteAppHTTPProbers": rewrite }),
    ...(port === undefined ? {} : { "status.sidecar.istio.io/port": port }),
  };
  const { containers } = rewritten("1.31", [{ name: "app", livenessProbe: http(80) }], { metadata: { annotations } });
  expect(containers[0]).toMatchObject({ livenessProbe: { httpGet: { port: want } } });
});

const livez = '{"/app-health/app/livez":{"httpGet":{"path":"/ok","port":80}}}';
const old = '{"/app-health/a/livez":{"httpGet":{"port":1,"path":"/"},"timeoutSeconds":2,"unknown":0}}';
const both =
  '{"/app-health/a/livez":{"httpGet":{"path":"/","port":1},"timeoutSeconds":2},"/app-health/app/livez":{"httpGet":{"path":"/ok","port":80}}}';

test.each<[ModernReleaseName, string | undefined, readonly (string | undefined)[]]>([
  ["1.16", old, [old, livez]],
  ["1.17", old, [both]],
  ["1.17", undefined, []],
  ["1.27", undefined, [livez]],
  ["1.27", "null", [livez]],
  ["1.27", "{", ["{"]],
  ["1.27", "[]", ["[]"]],
  ["1.27", '{"a":{"timeoutSeconds":"x"}}', ['{"a":{"timeoutSeconds":"x"}}']],
])("rewriteAppProbes() of %s over %s writes %j", (release, value, want) => {
  const env = value === undefined ? [] : [{ name: "ISTIO_KUBE_APP_PROBERS", value }];
  const { sidecar, probes } = modernFinish(release);
  const pod = {
    metadata: { annotations: { "sidecar.istio.io/status": "{}" } },
    spec: {
      containers: [
        { name: "app", livenessProbe: http(80) },
        { ...proxy, env },
      ],
    },
  };
  const result = rewriteAppProbes({ ...sidecar, ...probes })(pod, context(rewriting));
  const { containers } = result["spec"] as { containers: readonly { env?: readonly JsonObject[] }[] };
  expect(containers[1]?.env?.map((entry) => entry["value"]) ?? []).toEqual(want);
});

/** What becomes of annotations, and of the sidecar's variables. */
function scraped(release: ModernReleaseName, annotations: JsonObject, env: readonly JsonObject[] = []) {
  const { sidecar, scrape, securePort } = modernFinish(release);
  const pod = { metadata: { annotations }, spec: { containers: [{ ...proxy, env }] } };
  const merged = applyPrometheusMerge({ ...sidecar, ...scrape })(pod, context());
  const result = securePort ? annotateSecurePort(sidecar)(merged, context()) : merged;
  const { containers } = result["spec"] as { containers: readonly { env?: readonly JsonObject[] }[] };
  return {
    annotations: (result["metadata"] as JsonObject)["annotations"],
    value: containers[0]?.env?.[env.length]?.["value"],
  };
}

const ours = {
  "prometheus.io/scrape": "true",
  "prometheus.io/path": "/stats/prometheus",
  "prometheus.io/port": "15020",
};

test.each<[ModernReleaseName, JsonObject, JsonObject, string | undefined]>([
  ["1.31", {}, ours, undefined],
  ["1.9", { "prometheus.io/scrape": "false" }, ours, '{"scrape":"false","path":"","port":""}'],
  ["1.13", { "prometheus.io/scrape": "false" }, { "prometheus.io/scrape": "false" }, undefined],
  ["1.9", { "prometheus-io/port": "9" }, { "prometheus-io/port": "9", ...ours }, undefined],
  ["1.13", { "prometheus-io/port": "9" }, ours, '{"scrape":"","path":"","port":"9"}'],
  ["1.13", { "prometheus.io.port": "15020" }, { "prometheus.io.port": "15020" }, undefined],
  [
    "1.31",
    { "prometheus.istio.io/merge-metrics": "false" },
    { "prometheus.istio.io/merge-metrics": "false" },
    undefined,
  ],
  [
    "1.31",
    { "prometheus.istio.io/scrape-targets": " 80:/a , 90 ", "prometheus.io/port": "1" },
    ours,
    '{"scrape":"","path":"/a","port":"80","targets":[{"port":"80","path":"/a"},{"port":"90","path":"/metrics"}]}',
  ],
  [
    "1.30",
    { "prometheus.istio.io/scrape-targets": "80" },
    { "prometheus.istio.io/scrape-targets": "80", ...ours },
    undefined,
  ],
  ["1.30", { "prometheus.io/port": "http" }, ours, '{"scrape":"","path":"","port":"http"}'],
])("applyPrometheusMerge() of %s with %j leaves %j and tells %s", (release, annotations, want, value) => {
  expect(scraped(release, annotations)).toEqual({ annotations: want, value });
});

test.each([
  ["prometheus.io/port", "http", 'invalid prometheus scrape configuration: invalid port "http"'],
  ["prometheus.io/port", "70000", 'invalid prometheus scrape configuration: invalid port "70000"'],
  ["prometheus.io/port", "015020", "invalid prometheus scrape configuration: port 015020 conflicts with agent port"],
  [
    "prometheus.io/port",
    "15090",
    "invalid prometheus scrape configuration: port 15090 is reserved for Istio (Envoy Prometheus (already merged)) and cannot be scraped",
  ],
  [
    "prometheus.istio.io/scrape-targets",
    "80,15000",
    "invalid prometheus scrape targets: target port 15000 is reserved for Istio (Envoy admin) and cannot be scraped",
  ],
  ["prometheus.istio.io/scrape-targets", "80,x:/", 'invalid prometheus scrape targets: invalid target port "x"'],
])("applyPrometheusMerge() of 1.31 refuses %s: %s", (name, value, message) => {
  expect(() => scraped("1.31", { [name]: value })).toThrowError(
    expect.objectContaining({ code: "annotation-invalid", message }),
  );
});

test("annotateSecurePort() names the port of the sidecar's environment, unless an annotation does", () => {
  const env = [{ name: "ENVOY_SECURE_MERGED_METRICS_PORT", value: "15091" }];
  const name = "prometheus.istio.io/secure-port";
  expect(scraped("1.31", {}, env).annotations).toMatchObject({ [name]: "15091" });
  expect(scraped("1.30", {}, env).annotations).not.toHaveProperty([name]);
  expect(scraped("1.31", { "prometheus.istio.io.secure.port": "1" }, env).annotations).not.toHaveProperty([name]);
});

test("clearOurPrometheus() takes away what names the sidecar's port, and nothing else", () => {
  const cleared = (annotations: JsonObject) =>
    clearOurPrometheus({ metadata: { annotations } }, mesh, modernFinish("1.31").scrape)["metadata"];
  expect(cleared({ ...ours, a: "b" })).toEqual({ annotations: { a: "b" } });
  expect(cleared({ "prometheus.io/port": "80" })).toEqual({ annotations: { "prometheus.io/port": "80" } });
});

const names = (result: JsonObject, list: string): unknown =>
  ((result["spec"] as JsonObject)[list] as readonly JsonObject[] | undefined)
    ?.map(({ name }) => name as string)
    .join(" ");

test.each<[ModernReleaseName, string, string]>([
  ["1.31", "a enable-core-dump istio-init b istio-validation", "istio-validation a b istio-init enable-core-dump"],
  [
    "1.31",
    "a enable-core-dump istio-proxy istio-init b istio-validation",
    "istio-init istio-validation istio-proxy enable-core-dump a b",
  ],
  ["1.18", "istio-init istio-proxy a", "istio-proxy a istio-init"],
])("reorderPod() of %s puts %s as %s", (release, given, want) => {
  const initContainers = given.split(" ").map((name) => ({ name }));
  const rules = { native: modernFinish(release).sidecar.lists.includes("initContainers") };
  const pod = { spec: { containers: [proxy, { name: "app" }], initContainers } };
  const result = reorderPod(rules)(pod, context());
  expect(names(result, "initContainers")).toBe(want);
  expect(names(result, "containers")).toBe("app istio-proxy");
});

test.each<[string, Partial<FinishContext>, string]>([
  ["the mesh", { mesh: held }, "istio-proxy app"],
  ["the values", { values: { global: { proxy: { holdApplicationUntilProxyStarts: true } } } }, "istio-proxy app"],
  [
    "the annotation",
    { pod: { metadata: { annotations: { "proxy.istio.io/config": "holdApplicationUntilProxyStarts: true" } } } },
    "istio-proxy app",
  ],
  [
    "the annotation over the mesh",
    {
      mesh: held,
      pod: { metadata: { annotations: { "proxy.istio.io/config": "holdApplicationUntilProxyStarts: false" } } },
    },
    "app istio-proxy",
  ],
])("reorderPod() holds the application where %s says so", (_, facts, want) => {
  const result = reorderPod({ native: true })({ spec: { containers: [{ name: "app" }, proxy] } }, context(facts));
  expect(names(result, "containers")).toBe(want);
  expect(names(result, "initContainers")).toBeUndefined();
});

test("applyInjectEnvs() puts the variables last, sorted, and labelNetwork() names the network", () => {
  const env = [
    { name: "B", value: "old" },
    { name: "Z", valueFrom: {} },
  ];
  const pod = { metadata: {}, spec: { containers: [], initContainers: [{ ...proxy, env }] } };
  const facts = context({ proxyEnvs: { ISTIO_META_NETWORK: "n", B: "", A: "a" } });
  const [native, plain] = [modernFinish("1.31").sidecar, modernFinish("1.18").sidecar];
  expect(applyInjectEnvs(native)(pod, facts)["spec"]).toMatchObject({
    initContainers: [
      { env: [env[1], { name: "A", value: "a" }, { name: "B" }, { name: "ISTIO_META_NETWORK", value: "n" }] },
    ],
  });
  expect(applyInjectEnvs(plain)(pod, facts)).toBe(pod);
  expect(labelNetwork(pod, facts)["metadata"]).toEqual({ labels: { "topology.istio.io/network": "n" } });
  expect(labelNetwork(pod, context())).toBe(pod);
});

/** What becomes of the init container and the sidecar, where the user's own sidecar runs as somebody. */
function adjusted(init: string, securityContext: JsonObject, facts: object = {}) {
  const pod = {
    metadata: {},
    spec: {
      initContainers: [{ name: init, args: ["-p", "1", "-u", "1337"] }],
      containers: [{ ...proxy, securityContext: { runAsUser: 7, readOnly: true } }],
    },
  };
  const original = { spec: { containers: [{ name: "istio-proxy", securityContext }] } };
  const result = adjustInitUser(modernFinish("1.31").sidecar)(pod, context({ ...facts, pod: original }));
  const { initContainers, containers } = result["spec"] as Record<string, readonly JsonObject[]>;
  const [first = {}, last = {}] = [initContainers?.[0], containers?.[0]];
  return {
    args: (first["args"] as readonly Json[])[3],
    init: first["securityContext"],
    proxy: last["securityContext"],
  };
}

const ownProxy = { runAsUser: 7, readOnly: true };
const tproxy = { proxyConfig: { interceptionMode: "TPROXY" } };

test.each<[string, JsonObject, object, object]>([
  ["istio-init", { runAsUser: 7 }, {}, { args: "7", init: undefined, proxy: ownProxy }],
  ["istio-init", {}, {}, { args: "1337", init: undefined, proxy: ownProxy }],
  ["istio-init", { runAsUser: 0 }, {}, { args: "1337", init: undefined, proxy: ownProxy }],
  [
    "istio-validation",
    { runAsUser: 7, runAsGroup: 8 },
    {},
    { args: "7", init: { runAsUser: 7, runAsGroup: 8 }, proxy: ownProxy },
  ],
  ["istio-validation", { runAsGroup: 8 }, {}, { args: "1337", init: { runAsGroup: 8 }, proxy: ownProxy }],
  [
    "istio-validation",
    { runAsUser: 7 },
    tproxy,
    { args: "7", init: undefined, proxy: { runAsUser: 0, readOnly: true } },
  ],
])("adjustInitUser() of %s with %j and %j", (init, securityContext, facts, want) => {
  expect(adjusted(init, securityContext, facts)).toEqual(want);
});

test.each<[ModernReleaseName, string, JsonObject, JsonObject, Json]>([
  ["1.31", "openshift", { runAsUser: 1000, runAsGroup: 2 }, { runAsUser: 1000 }, {}],
  ["1.31", "openshift", { runAsUser: 1001 }, { runAsUser: 1000 }, { runAsUser: 1001 }],
  ["1.31", "openshift", { runAsGroup: 2, privileged: true }, {}, { privileged: true }],
  ["1.31", "", { runAsUser: 1000 }, { runAsUser: 1000 }, { runAsUser: 1000 }],
])("resetMatchingUser() of %s on '%s'", (...row) => {
  const [release, platform, own, app, want] = row;
  const { sidecar, comparedUsers = [] } = modernFinish(release);
  const containers = [
    { name: "istio-proxy", securityContext: own },
    { name: "app", securityContext: app },
    { name: "istio-init", securityContext: { runAsUser: 0 } },
  ];
  const result = resetMatchingUser({ ...sidecar, compared: comparedUsers })({ spec: { containers } }, {
    platform,
  } as never);
  expect((result["spec"] as { containers: readonly JsonObject[] }).containers[0]?.["securityContext"]).toEqual(want);
});
