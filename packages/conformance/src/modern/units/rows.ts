import { isObject, type Json, type JsonObject, member, parseJson } from "../../json.ts";
import type { Lab } from "./lab.ts";
import { protoJson } from "./proto-json.ts";

/** What a row says, beside what came out. */
interface RowResult {
  readonly expected: Json | undefined;
  readonly got: Json | undefined;
}

/** Tries one row of a table. */
export type TryRow = (lab: Lab, row: JsonObject) => RowResult;

const proxy = "istio-proxy";
const statusName = "sidecar.istio.io/status";

/** The tables that are tried, by the name of Istio's test. */
export const tables: ReadonlyMap<string, TryRow> = new Map<string, TryRow>([
  ["TestInjectRequired", injectRequired],
  ["TestSystemNamespaces_Contains", systemNamespace],
  ["TestAppendMultusNetwork", multusNetwork],
  ["TestOmitNil", omitNil],
  ["TestCleanProxyConfig", cleanProxyConfig],
  ["TestEnablePrometheusAggregation", prometheusAggregation],
  ["TestGetPrometheusScrapeConfigurationMultiTarget", scrapeTargets],
  ["TestParseInjectEnvs", injectEnvironment],
  ["Test_updateClusterEnvs", clusterEnvironment],
  ["TestMergeOrAppendProbers", probers],
  ["TestParseStatus", status],
  ["TestDetectNativeSidecar", nativeNodes],
  ["TestNativeSidecarAnnotationOverride", nativeAnnotation],
  ["TestValidateAnnotations", annotationsValid],
  ["TestValidateResourceQuantity", quantityValid],
  ["TestOtelResourceAttributes", otelAttributes],
  ["TestApplyConcurrency", concurrency],
]);

/** The tables whose rows are cases of the manifest or name files that no release folder holds, so that there is nothing to try. */
export const namedOnly: readonly string[] = [
  "TestIntoResourceFile",
  "TestInvalidAnnotations",
  "TestRewriteAppProbe",
  "TestWebhookInject",
  "TestHelmInject",
];

function injectRequired(lab: Lab, row: JsonObject): RowResult {
  const meta = row["meta"] as JsonObject;
  const config = withoutNulls(row["config"]);
  const { injected } = lab.run({
    config,
    metadata: meta,
    spec: row["podSpec"] ?? {},
    namespace: textOf(meta["namespace"]),
  });
  return { expected: row["want"], got: injected };
}

function systemNamespace(lab: Lab, row: JsonObject): RowResult {
  const { injected } = lab.run({ namespace: textOf(row["ns"]) });
  return { expected: row["expected"], got: !injected };
}

function multusNetwork(lab: Lab, row: JsonObject): RowResult {
  const metadata = { annotations: { in: row["in"] ?? "" } };
  const expression = 'appendMultusNetwork (index .ObjectMeta.Annotations "in") "istio-cni"';
  return { expected: row["want"], got: lab.value({ metadata, expression }) };
}

function omitNil(lab: Lab, row: JsonObject): RowResult {
  const text = textOf(lab.value({ values: { in: row["in"] ?? null }, expression: "toJson (omitNil .Values.in)" }));
  const got = parseJson(text);
  return { expected: row["want"], got: got === undefined ? text : got };
}

function cleanProxyConfig(lab: Lab, row: JsonObject): RowResult {
  const mesh = { defaultConfig: protoJson(row["proxy"] ?? {}) };
  return { expected: row["expect"], got: lab.value({ mesh, expression: "protoToJSON .ProxyConfig" }) };
}

function prometheusAggregation(lab: Lab, row: JsonObject): RowResult {
  const metadata = { annotations: row["anno"] ?? {} };
  const { pod } = lab.run({ metadata, mesh: protoJson(row["mesh"] ?? {}), overlay: { containers: [{ name: proxy }] } });
  const scrape = member(member(member(pod, "metadata"), "annotations"), "prometheus.io/scrape");
  return { expected: row["want"], got: scrape === "true" };
}

/** The function gives what the annotations say; what is written for the agent has the first target where they name no port. */
function scrapeTargets(lab: Lab, row: JsonObject): RowResult {
  const metadata = { annotations: row["annotations"] ?? {} };
  const { pod, refusal } = lab.run({ metadata, overlay: { containers: [{ name: proxy }] } });
  const variable = environmentOf(pod).find((item) => member(item, "name") === "ISTIO_PROMETHEUS_ANNOTATIONS");
  const written = parseJson(textOf(member(variable, "value")));
  const targets = row["wantTargets"] ?? null;
  const first = Array.isArray(targets) ? (targets[0] as Json) : undefined;
  const wanted = (name: string, key: string): Json => textOf(row[name]) || (member(first, key) ?? "");
  const expected = { path: wanted("wantPath", "path"), port: wanted("wantPort", "port"), targets };
  const got = {
    path: member(written, "path") ?? "",
    port: member(written, "port") ?? "",
    targets: member(written, "targets") ?? null,
  };
  return { expected, got: refusal ?? got };
}

function injectEnvironment(lab: Lab, row: JsonObject): RowResult {
  const environment = environmentAt(lab, textOf(row["in"]));
  const got = Object.fromEntries(
    environment.map((item) => [textOf(member(item, "name")), member(item, "value") ?? ""]),
  );
  return { expected: row["want"], got };
}

/** The row does not say what is set; it is these two. */
function clusterEnvironment(lab: Lab, row: JsonObject): RowResult {
  const got = environmentAt(lab, "/inject/cluster/cluster1/net/network1");
  return { expected: member(row["want"], "env"), got };
}

function environmentAt(lab: Lab, path: string): readonly Json[] {
  const metadata = { annotations: { "prometheus.istio.io/merge-metrics": "false" } };
  return environmentOf(lab.run({ path, metadata, overlay: { containers: [{ name: proxy }] } }).pod);
}

/** A pod whose containers have the probes that the row names. */
function probers(lab: Lab, row: JsonObject): RowResult {
  const probes = Object.entries(parseJson(textOf(row["probers"])) as JsonObject);
  const containers = probes.map(([path, livenessProbe]) => ({ name: path.split("/")[2] ?? "", livenessProbe }));
  const before = row["perviouslyInjected"] === true ? { [statusName]: "{}" } : {};
  const wanted = { "prometheus.istio.io/merge-metrics": "false", "sidecar.istio.io/rewriteAppHTTPProbers": "true" };
  const overlay = { containers: [{ name: proxy, env: row["in"] ?? [] }] };
  const { pod } = lab.run({ overlay, metadata: { annotations: { ...wanted, ...before } }, spec: { containers } });
  return { expected: row["want"], got: environmentOf(pod) };
}

/** What an old status names, a template does not see: it is about to be injected again. */
function status(lab: Lab, row: JsonObject): RowResult {
  const named = (list: string): Json[] => namesOf(member(row["want"], list)).map((name) => ({ name }));
  const own = [{ name: "own" }];
  const spec = { containers: [...named("containers"), ...own], initContainers: [...named("initContainers"), ...own] };
  const text =
    "{{ range .Spec.Containers }}{{ .Name }} {{ end }}and {{ range .Spec.InitContainers }}{{ .Name }} {{ end }}";
  const metadata = { annotations: { [statusName]: row["status"] ?? "" } };
  return { expected: "own and own ", got: lab.value({ metadata, spec, text }) };
}

/** The row does not say how istiod is set; its name does. */
function nativeNodes(lab: Lab, row: JsonObject): RowResult {
  const name = textOf(row["name"]);
  const forced = name.includes("explicitly enabled") ? "enabled" : "auto";
  const nodes = (row["nodes"] as readonly Json[]).map((node, index) => {
    const version = member(member(member(node, "status"), "nodeInfo"), "kubeletVersion");
    return { name: `node-${index}`, kubeletVersion: textOf(version) };
  });
  const setup = { facts: { nodes }, nativeSidecars: name.includes("env disabled") ? "disabled" : forced } as const;
  return {
    expected: JSON.stringify(row["want"]),
    got: lab.value({ setup, expression: 'printf "%v" .NativeSidecars' }),
  };
}

/** The annotation is the template's affair: this is how every release's own sidecar template reads it. */
const nativeExpression =
  'ne (index .ObjectMeta.Annotations "sidecar.istio.io/nativeSidecar" | default (printf "%t" .NativeSidecars)) "false"';

function nativeAnnotation(lab: Lab, row: JsonObject): RowResult {
  const setup = { nativeSidecars: row["nativeSidecar"] === true ? "enabled" : "disabled" } as const;
  const metadata = { annotations: row["annotations"] ?? {} };
  const got = lab.value({ setup, metadata, text: `{{ ${nativeExpression} }}` });
  return { expected: String(row["expectContainer"] === "initContainers"), got };
}

function annotationsValid(lab: Lab, row: JsonObject): RowResult {
  const { refusal } = lab.run({ metadata: { annotations: row["annotations"] ?? {} } });
  return { expected: row["wantErr"], got: refusal !== undefined };
}

function quantityValid(lab: Lab, row: JsonObject): RowResult {
  return annotationsValid(lab, { ...row, annotations: { "sidecar.istio.io/proxyCPU": row["value"] ?? "" } });
}

function otelAttributes(lab: Lab, row: JsonObject): RowResult {
  const metadata = { annotations: row["annotations"] ?? {}, labels: row["labels"] ?? {} };
  const spec = { containers: row["containers"] ?? [] };
  const namespace = JSON.stringify(row["namespace"] ?? "");
  const expression = `otelResourceAttributes .MeshConfig .ObjectMeta.Annotations .ObjectMeta.Labels ${namespace} .Spec.Containers`;
  return { expected: row["want"], got: lab.value({ metadata, spec, mesh: row["mc"] ?? {}, expression }) };
}

function concurrency(lab: Lab, row: JsonObject): RowResult {
  const { pod } = lab.run({ overlay: { containers: row["original"] ?? [] }, spec: { containers: [{ name: "user" }] } });
  const added = (member(member(pod, "spec"), "containers") as readonly Json[]).slice(1);
  return { expected: row["want"], got: added };
}

function environmentOf(pod: Json): readonly Json[] {
  const containers = member(member(pod, "spec"), "containers");
  const sidecar = Array.isArray(containers)
    ? containers.find((item) => member(item as Json, "name") === proxy)
    : undefined;
  const environment = member(sidecar as Json | undefined, "env");
  return Array.isArray(environment) ? (environment as readonly Json[]) : [];
}

function namesOf(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? (list as readonly Json[]).map((item) => textOf(member(item, "name"))) : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** A recorded configuration holds Go's nil lists and maps as null; they are fields that are not set. */
function withoutNulls(value: Json | undefined): JsonObject {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) : {};
}
