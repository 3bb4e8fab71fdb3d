import { encodeJson } from "@outrigger/go-std/json";
import { parseBool } from "../annotations/integers.ts";
import { annotationOf } from "../pod.ts";
import { type Draft, type FinishContext, isSidecar, withVariable } from "./finisher.ts";
import { statusPortOf } from "./status-port.ts";

const MERGE_ANNOTATION = "prometheus.istio.io/merge-metrics";
const SCRAPE = "prometheus.io/scrape";
const PATH = "prometheus.io/path";
const PORT = "prometheus.io/port";

/**
 * Has the sidecar serve the application's metrics with its own: the pod's annotations name the sidecar, and an environment variable
 * tells the sidecar what they said before.
 *
 * Behaves as: createPatch and enablePrometheusMerge of Istio's inject package, 1.6 to 1.8.
 */
export function mergePrometheus(draft: Draft, context: FinishContext): Draft {
  return isWanted(context) ? nameSidecar(withScrapeConfig(draft, context), context) : draft;
}

/**
 * The same as far as `kube-inject` of 1.7 gets: the sidecar is never told.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.7.
 */
export function claimPrometheus(draft: Draft, context: FinishContext): Draft {
  return isWanted(context) ? nameSidecar(draft, context) : draft;
}

/** The pod's annotations name the sidecar. */
function nameSidecar(draft: Draft, { mesh }: FinishContext): Draft {
  const named: Draft["annotations"] = [
    [PORT, String(statusPortOf(mesh))],
    [PATH, "/stats/prometheus"],
    [SCRAPE, "true"],
  ];
  return { ...draft, annotations: [...draft.annotations, ...named] };
}

/** The pod's annotation decides, then the mesh; without either it is wanted. */
function isWanted({ pod, mesh }: FinishContext): boolean {
  const asked = parseBool(annotationOf(pod, MERGE_ANNOTATION) ?? "");
  return asked ?? mesh["enablePrometheusMerge"] !== false;
}

/** What the pod's own annotations say; nothing where they say nothing. */
function withScrapeConfig(draft: Draft, context: FinishContext): Draft {
  const [scrape = "", path = "", port = ""] = [SCRAPE, PATH, PORT].map((name) => annotationOf(context.pod, name));
  const isEmpty = scrape === "" && path === "" && port === "";
  if (isEmpty || !draft.overlay.containers.some(isSidecar)) return draft;
  const value = encodeJson({ scrape, path, port });
  return withVariable(draft, context, { name: "ISTIO_PROMETHEUS_ANNOTATIONS", value });
}
