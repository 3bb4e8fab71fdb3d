import { isObject, type Json, member } from "../json.ts";
import type { GoldenSettings } from "./manifest.ts";

const status = "sidecar.istio.io/status";
const prometheusPort = "prometheus.io/port";

/**
 * The recorded pod as ours must be. Istio's own tests give the template a version by hand (`sidecarTemplateVersion`) where an
 * injector hashes it; and where they have no mesh configuration at all, the status port is none, while ours comes from the defaults.
 */
export function expectedPod(pod: Json, settings: GoldenSettings, version: string): Json {
  const metadata = member(pod, "metadata");
  const annotations = member(metadata, "annotations");
  if (!isObject(pod) || !isObject(metadata) || !isObject(annotations)) return pod;
  const entries = Object.entries(annotations).map(([name, value]) => [
    name,
    annotationOf(settings, version, [name, value]),
  ]);
  return { ...pod, metadata: { ...metadata, annotations: Object.fromEntries(entries) as Json } };
}

function annotationOf(settings: GoldenSettings, version: string, [name, value]: readonly [string, Json]): Json {
  const given = settings.sidecarTemplateVersion;
  if (name === status && typeof value === "string" && given !== undefined && given !== "")
    return value.replace(`"version":${JSON.stringify(given)}`, `"version":${JSON.stringify(version)}`);
  if (name === prometheusPort && settings.meshConfigNil === true && value === "0") return "15020";
  return value;
}
