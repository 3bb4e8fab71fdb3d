import { parseInjectorConfig, parseMeshConfig, parseValues } from "@outrigger/config";
import { expect, test } from "vitest";
import type { InjectorSettings } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import { createInjector, type Injector } from "../injector.ts";
import { isObject, type Json } from "../json.ts";
import type { Operation } from "../patch/operations.ts";

const TEMPLATE = `rewriteAppHTTPProbe: true
initContainers:
- name: istio-validation
- name: istio-init
containers:
- name: istio-proxy
  image: "{{ .ProxyConfig.ServiceCluster }} {{ .DeploymentMeta.Name }} {{ .TypeMeta.Kind }}"
  env:
  - {name: ISTIO_META_CLUSTER_ID, value: own}
  - {name: A, value: a}
`;

interface Setup {
  readonly release: "1.6" | "1.7" | "1.8";
  readonly mesh?: string;
  readonly values?: string;
  readonly settings?: Partial<InjectorSettings>;
}

function injector({ release, mesh = "", values = "{}", settings = {} }: Setup): Injector {
  const text = `policy: enabled\ntemplate: |\n${TEMPLATE.replace(/^/gm, "  ")}`;
  return createInjector({
    release,
    compat: "exact",
    config: parseInjectorConfig(text, { file: "config", release }),
    mesh: parseMeshConfig(mesh, { file: "mesh", release }),
    values: parseValues(values, { file: "values" }),
    ...settings,
  });
}

const APP = {
  name: "app",
  ports: [
    { name: "web", containerPort: 1 },
    { name: "web", containerPort: 8080 },
  ],
};

function pod(metadata: Json = {}, container: Json = {}): Json {
  return { metadata, spec: { containers: [{ ...APP, ...(container as object) }] } };
}

function patchOf(setup: Setup, subject: Json = pod(), path = "/inject"): readonly Operation[] {
  return injector(setup).inject(subject, "ns", path).patch ?? [];
}

function valueAt(patch: readonly Operation[], path: string): Json | undefined {
  const operation = patch.find((candidate) => candidate.path === path);
  return operation === undefined || operation.op === "remove" ? undefined : operation.value;
}

function sidecarIn(patch: readonly Operation[]): Readonly<Record<string, Json>> {
  const values = patch.flatMap((operation) => (operation.op === "remove" ? [] : [operation.value]));
  const found = values.find((value) => isObject(value) && value["name"] === "istio-proxy");
  return isObject(found) ? found : {};
}

/** The names and values of the sidecar's environment variables. */
function environmentIn(patch: readonly Operation[]): readonly string[] {
  const { env } = sidecarIn(patch) as { readonly env?: readonly { readonly name: string; readonly value?: string }[] };
  return (env ?? []).map(({ name, value }) => `${name}=${value ?? ""}`);
}

const PROBES = {
  startupProbe: { httpGet: { port: "web" } },
  livenessProbe: { httpGet: { port: 15020, scheme: "HTTPS" }, timeoutSeconds: 3 },
};

test.each(["1.6", "1.7", "1.8"] as const)("%s sends probes through the port that is set", (release) => {
  const patch = patchOf({ release }, pod({ annotations: { "status.sidecar.istio.io/port": "15025" } }, PROBES));
  const paths = patch.map(({ path }) => path);
  const live = "/spec/containers/0/livenessProbe";
  expect(valueAt(patch, live)).toEqual({
    httpGet: { path: "/app-health/app/livez", port: 15025, scheme: "HTTP" },
    timeoutSeconds: 3,
  });
  expect(paths.indexOf(live)).toBe(release === "1.6" ? paths.length - 1 : 0);
  expect(paths.includes("/spec/containers/0/startupProbe")).toBe(release !== "1.6");
  const startup = release === "1.6" ? "" : ',"/app-health/app/startupz":{"httpGet":{"port":8080}}';
  const live15020 = '"/app-health/app/livez":{"httpGet":{"port":15020,"scheme":"HTTPS"},"timeoutSeconds":3}';
  expect(environmentIn(patch)).toContain(`ISTIO_KUBE_APP_PROBERS={${live15020}${startup}}`);
});

test.each([
  ["1.6", true],
  ["1.7", true],
  ["1.8", false],
] as const)("%s tells a sidecar that there are no probes: %s", (release, isTold) => {
  expect(environmentIn(patchOf({ release })).includes("ISTIO_KUBE_APP_PROBERS={}")).toBe(isTold);
});

const HOLD = "holdApplicationUntilProxyStarts: true";
const ANNOTATED = pod({ annotations: { "proxy.istio.io/config": HOLD } });

test.each<[Setup, Json, string]>([
  [{ release: "1.6", values: `{"global":{"proxy":{"holdApplicationUntilProxyStarts":true}}}` }, pod(), "-"],
  [{ release: "1.7", values: `{"global":{"proxy":{"holdApplicationUntilProxyStarts":true}}}` }, pod(), "0"],
  [{ release: "1.7" }, ANNOTATED, "-"],
  [{ release: "1.8", values: `{"global":{"proxy":{"holdApplicationUntilProxyStarts":true}}}` }, pod(), "0"],
  [{ release: "1.8" }, ANNOTATED, "0"],
  [{ release: "1.8", mesh: `defaultConfig: {${HOLD}}` }, pod(), "0"],
  [{ release: "1.8" }, pod(), "-"],
])("the sidecar comes before or behind the application, row %#", (setup, subject, place) => {
  const added = patchOf(setup, subject).find(({ path }) => path.startsWith("/spec/containers/"));
  expect(added?.path).toBe(`/spec/containers/${place}`);
});

test("the container that checks the redirection comes first", () => {
  const subject = { metadata: {}, spec: { initContainers: [{ name: "own" }], containers: [APP] } };
  const paths = patchOf({ release: "1.6" }, subject).map(({ path }) => path);
  expect(paths.slice(0, 2)).toEqual(["/spec/initContainers/0", "/spec/initContainers/-"]);
});

const SCRAPED = { "prometheus.io/port": "90", "prometheus.io/scrape": "true" };

test("the sidecar serves the application's metrics, unless the pod or the mesh forbids it", () => {
  const patch = patchOf({ release: "1.8", mesh: "defaultConfig: {statusPort: 15021}" }, pod({ annotations: SCRAPED }));
  const told = 'ISTIO_PROMETHEUS_ANNOTATIONS={"scrape":"true","path":"","port":"90"}';
  expect(environmentIn(patch)).toContain(told);
  expect(patch).toContainEqual({ op: "replace", path: "/metadata/annotations/prometheus.io~1port", value: "15021" });
  expect(patch).toContainEqual({
    op: "add",
    path: "/metadata/annotations/prometheus.io~1path",
    value: "/stats/prometheus",
  });
  const refused = { "prometheus.istio.io/merge-metrics": "f" };
  for (const [mesh, annotations] of [
    ["", { ...SCRAPED, ...refused }],
    ["enablePrometheusMerge: false", SCRAPED],
  ] as const) {
    const untouched = patchOf({ release: "1.8", mesh }, pod({ annotations }));
    expect(untouched.some(({ path }) => path.includes("prometheus"))).toBe(false);
  }
});

const VALUES = `{"global":{"network":"n1","multiCluster":{"clusterName":"c1"}}}`;

test.each<[Setup, string, Json, { readonly variables: readonly string[]; readonly label?: string }]>([
  [{ release: "1.6", values: VALUES }, "/inject", {}, { variables: ["ISTIO_META_CLUSTER_ID=own", "A=a"] }],
  [
    { release: "1.6" },
    "/inject/cluster/c/net/n",
    {},
    { variables: ["A=a", "ISTIO_META_CLUSTER_ID=c", "ISTIO_META_NETWORK=n"] },
  ],
  [{ release: "1.8" }, "/inject", {}, { variables: ["ISTIO_META_CLUSTER_ID=own", "A=a"] }],
  [
    { release: "1.8", values: VALUES },
    "/inject/cluster/c/a/new",
    {},
    { variables: ["A=new", "ISTIO_META_CLUSTER_ID=c", "ISTIO_META_NETWORK=n1"], label: "n1" },
  ],
  [
    { release: "1.8", values: VALUES },
    "/inject/net/n",
    { labels: { "topology.istio.io/network": "mine" } },
    { variables: ["A=a", "ISTIO_META_CLUSTER_ID=c1", "ISTIO_META_NETWORK=mine"] },
  ],
])("the sidecar is told its cluster and network, row %#", (setup, path, metadata, { variables, label }) => {
  const patch = patchOf(setup, pod({ labels: {}, ...(metadata as object) }), path);
  expect(environmentIn(patch).filter((text) => !text.startsWith("ISTIO_KUBE"))).toEqual(variables);
  expect(valueAt(patch, "/metadata/labels/topology.istio.io~1network")).toBe(label);
});

test.each<[Setup, Json | undefined]>([
  [{ release: "1.6" }, { runAsUser: 1, fsGroup: 1337 }],
  [{ release: "1.6", mesh: 'sdsUdsPath: ""' }, { runAsUser: 1 }],
  [{ release: "1.8" }, { runAsUser: 1, fsGroup: 1337 }],
  [{ release: "1.8", settings: { environment: { ENABLE_LEGACY_FSGROUP_INJECTION: "false" } } }, { runAsUser: 1 }],
  [{ release: "1.8", settings: { environment: { JWT_POLICY: "first-party-jwt" } } }, { runAsUser: 1 }],
])("the pod's volumes are given to the sidecar's group, row %#", (setup, context) => {
  const subject = { metadata: {}, spec: { SecurityContext: { runAsUser: 1, FSGroup: 5 }, containers: [APP] } };
  const patch = patchOf(setup, subject);
  const own = isObject(context) && "fsGroup" in context ? context : { runAsUser: 1, fsGroup: 5 };
  expect(valueAt(patch, "/spec/securityContext")).toEqual(own);
});

function owned(owner: Json, labels: Json = {}): Json {
  return pod({ generateName: "x-", labels, ownerReferences: [owner] });
}

test.each<[Setup["release"], Json, string]>([
  ["1.6", owned({ kind: "Job", name: "job-1234567890", controller: true }), "job CronJob"],
  ["1.8", owned({ kind: "Job", name: "job-123456789", controller: true }), "job-123456789 Job"],
  ["1.6", owned({ kind: "ReplicaSet", name: "a-b", controller: true }), "a-b Deployment"],
  ["1.8", owned({ kind: "ReplicaSet", name: "a-b", controller: true }), "a-b ReplicaSet"],
  ["1.8", owned({ kind: "ReplicaSet", name: "a-b", controller: true }, { "pod-template-hash": "b" }), "a Deployment"],
  ["1.8", owned({ kind: "ReplicaSet", name: "a-b" }), " Pod"],
])("%s finds what a pod belongs to, row %#", (release, subject, found) => {
  expect(sidecarIn(patchOf({ release }, subject))["image"]).toBe(`istio-proxy ${found}`);
});

test("an owner that does not say whether it is the controller stops 1.6 and 1.7", () => {
  for (const release of ["1.6", "1.7"] as const) {
    expect(() => patchOf({ release }, owned({ kind: "ReplicaSet", name: "a-b" }))).toThrow(InjectError);
  }
});

test("a pod's annotation alters what the template sees of the proxy's settings, and is judged", () => {
  const annotated = (text: string): Json => pod({ annotations: { "proxy.istio.io/config": text } });
  const patch = patchOf({ release: "1.6" }, annotated("serviceCluster: mine"));
  expect(sidecarIn(patch)["image"]).toBe("mine  Pod");
  expect(() => patchOf({ release: "1.6" }, annotated("statusPort: x"))).toThrow(
    /^1 error occurred:\n\t\* invalid value 'statusPort: x' for annotation 'proxy.istio.io\/config': failed to convert to apply proxy config: /,
  );
});

test("the revision is a label, be it empty", () => {
  const labels = { labels: { app: "a" } };
  const named = patchOf({ release: "1.7", settings: { revision: "canary" } }, pod(labels));
  expect(valueAt(named, "/metadata/labels/istio.io~1rev")).toBe("canary");
  expect(valueAt(patchOf({ release: "1.7" }, pod(labels)), "/metadata/labels/istio.io~1rev")).toBe("");
});

test.each([
  ["1.6", false],
  ["1.7", true],
  ["1.8", true],
] as const)("%s says under exact what kind of object its answer is: %s", (release, says) => {
  const subject = { spec: { hostNetwork: true } };
  const review = {
    kind: "AdmissionReview",
    apiVersion: "admission.k8s.io/v1beta1",
    request: { uid: "u", object: subject },
  };
  const { body } = injector({ release }).review(JSON.stringify(review));
  const type = says ? { kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1beta1" } : {};
  expect(body).toBe(JSON.stringify({ ...type, response: { uid: "u", allowed: true } }));
});
