import { encodeJson } from "@outrigger/go-std/json";
import type { MeshConfig } from "@outrigger/config";
import { parseBool } from "../../annotations/integers.ts";
import { InjectError } from "../../error.ts";
import { fieldOf, type JsonObject } from "../../json.ts";
import type { PodFinisher } from "../plan.ts";
import { textsOf, type TypedPod, withTexts } from "../typed-pod.ts";
import {
  sanitize,
  type ScrapeConfig,
  scrapeConfig,
  scrapeFailure,
  scrapeJson,
  scrapePart,
  type ScrapeRules,
} from "./scrape-config.ts";
import { envOf, type SidecarRules, sidecarOf, variable, withEnv, withSidecar } from "./sidecar.ts";

/** How a release has the sidecar serve the application's metrics. */
export interface PrometheusRules extends ScrapeRules, SidecarRules {}

/**
 * Has the sidecar serve the application's metrics with its own: the pod's annotations name the sidecar's port, and an environment
 * variable tells the sidecar what they said. Annotations that name that port already are left alone.
 *
 * Behaves as: applyPrometheusMerge of Istio's inject package, 1.9 and later.
 *
 * @throws InjectError `annotation-invalid` (1.31) for a port that is none, or that the sidecar itself holds.
 */
export function applyPrometheusMerge(rules: PrometheusRules): PodFinisher {
  return (pod, { mesh }) => {
    const annotations = textsOf(pod, "annotations");
    const port = statusPortOf(mesh);
    if (!wantsScraping(rules, annotations) || !mergesPrometheus(mesh, annotations)) return pod;
    if (portOf(rules, annotations) === String(port)) return pod;
    const config = scrapeConfig(rules, annotations);
    if (rules.targets) check(config, port);
    const json = scrapeJson(config);
    const told = json === undefined ? pod : withSidecar(rules, pod, (sidecar) => tell(sidecar, json));
    return withTexts(rules.variants ? clear(rules, told) : told, "annotations", {
      "prometheus.io/port": String(port),
      "prometheus.io/path": "/stats/prometheus",
      "prometheus.io/scrape": "true",
    });
  };
}

/**
 * Names the port at which the sidecar serves metrics over TLS, where its environment has one and no annotation names it yet.
 *
 * Behaves as: applySecurePrometheusAnnotation of Istio's inject package, 1.31.
 */
export function annotateSecurePort(rules: SidecarRules): PodFinisher {
  return (pod) => {
    const names = Object.keys(textsOf(pod, "annotations")).map(sanitize);
    if (names.includes("prometheus_istio_io_secure_port")) return pod;
    const ports = envOf(sidecarOf(rules, pod) ?? {}).flatMap(({ name, value }) =>
      name === "ENVOY_SECURE_MERGED_METRICS_PORT" && typeof value === "string" ? [value] : [],
    );
    const port = ports.find((value) => value !== "" && value !== "0");
    return port === undefined ? pod : withTexts(pod, "annotations", { "prometheus.istio.io/secure-port": port });
  };
}

/**
 * The pod without the annotations of an earlier injection, which name the sidecar's port.
 *
 * Behaves as: stripPod of Istio's inject package, 1.9 and later.
 */
export function clearOurPrometheus(
  pod: TypedPod,
  mesh: MeshConfig,
  rules: ScrapeRules = { variants: true, targets: true },
): TypedPod {
  const isOurs = portOf(rules, textsOf(pod, "annotations")) === String(statusPortOf(mesh));
  return isOurs ? clear(rules, pod) : pod;
}

/**
 * Whether metrics are merged at all: the annotation decides, then the mesh; without either they are.
 *
 * Behaves as: enablePrometheusMerge of Istio's inject package.
 */
function mergesPrometheus(mesh: JsonObject | undefined, annotations: Readonly<Record<string, string>>): boolean {
  const name = "prometheus.istio.io/merge-metrics";
  const asked = parseBool(Object.hasOwn(annotations, name) ? (annotations[name] ?? "") : "");
  return asked ?? fieldOf(mesh, "enablePrometheusMerge") !== false;
}

/** The first annotation that says a truth value about scraping; without one it is wanted. Releases up to 1.12 do not ask. */
function wantsScraping(rules: ScrapeRules, annotations: Readonly<Record<string, string>>): boolean {
  if (!rules.variants) return true;
  const said = Object.entries(annotations)
    .filter(([name]) => scrapePart(rules, name) === "scrape")
    .map(([, value]) => parseBool(value));
  return said.find((value) => value !== undefined) ?? true;
}

function portOf(rules: ScrapeRules, annotations: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(annotations).find(([name]) => scrapePart(rules, name) === "port")?.[1];
}

function clear(rules: ScrapeRules, pod: TypedPod): TypedPod {
  const names = Object.keys(textsOf(pod, "annotations")).filter((name) => scrapePart(rules, name) !== undefined);
  return withTexts(pod, "annotations", Object.fromEntries(names.map((name) => [name, undefined])));
}

function tell(sidecar: JsonObject, config: JsonObject): JsonObject {
  return withEnv(sidecar, [...envOf(sidecar), variable("ISTIO_PROMETHEUS_ANNOTATIONS", encodeJson(config))]);
}

function check(config: ScrapeConfig, statusPort: number): void {
  const failure = scrapeFailure(config, statusPort);
  if (failure === undefined) return;
  const isListed = config.targets.length > 0;
  const path = `metadata.annotations["${isListed ? "prometheus.istio.io/scrape-targets" : "prometheus.io/port"}"]`;
  const hint = "Name a port of the application, from 1 to 65535 and none of the sidecar's own";
  throw new InjectError("annotation-invalid", failure, { where: { path }, hint });
}

/** The port at which the sidecar answers for itself, as the mesh says. */
export function statusPortOf({ defaultConfig }: MeshConfig): number {
  const port = fieldOf(defaultConfig, "statusPort");
  return typeof port === "number" ? port : 0;
}
