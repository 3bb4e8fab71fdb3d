import { isObject, type Json, member } from "../json.ts";
import type { GoldenSettings } from "./manifest.ts";

const status = "sidecar.istio.io/status";

/** The recorded pod as ours must be: Istio's own tests give the template a version by hand, where an injector hashes it (up to 1.8). */
export function expectedPod(pod: Json, { sidecarTemplateVersion }: GoldenSettings, version: string): Json {
  const metadata = member(pod, "metadata");
  const annotations = member(metadata, "annotations");
  const text = member(annotations, status);
  if (!isObject(pod) || !isObject(metadata) || !isObject(annotations) || typeof text !== "string") return pod;
  const written = `"version":${JSON.stringify(sidecarTemplateVersion ?? "")}`;
  const hashed = text.replace(written, `"version":${JSON.stringify(version)}`);
  return { ...pod, metadata: { ...metadata, annotations: { ...annotations, [status]: hashed } } };
}
