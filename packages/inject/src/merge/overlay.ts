import { jsonOfYaml, structType } from "@outrigger/kube";
import { MergeError, mergeStrategic, type MergeOptions } from "@outrigger/patch";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { InjectError } from "../error.ts";
import type { Json } from "../json.ts";
import type { MergeRelease } from "../releases/release.ts";
import { decodePod, type TypedPod } from "./typed-pod.ts";

const HINT =
  "Correct the template, or the annotation that it writes out: what it rendered for this pod is no part of a pod";

/**
 * Reads what a template rendered.
 *
 * @throws InjectError `overlay-undecodable`.
 */
export function readOverlay({ yaml, yamlError }: MergeRelease, text: string): Json {
  try {
    return jsonOfYaml(parseYaml(text, { dialect: yaml }));
  } catch (cause) {
    if (!(cause instanceof GoYamlError)) throw cause;
    throw undecodable(yamlError(cause.message), cause);
  }
}

/**
 * Merges what a template rendered, or a container of the user's, onto a pod.
 *
 * Behaves as: applyOverlayYAML and applyOverlay of Istio's inject package, their messages included.
 *
 * @throws InjectError `overlay-undecodable`.
 */
export function mergeOnto(release: MergeRelease, pod: TypedPod, overlay: Json, options: MergeOptions): TypedPod {
  const merged = decodePod(release.types, merge(release, pod, { overlay, options }));
  if (typeof merged === "string") throw undecodable(`unmarshal patched pod: ${merged}`);
  return merged;
}

function merge({ types }: MergeRelease, pod: TypedPod, { overlay, options }: { overlay: Json; options: MergeOptions }) {
  try {
    return mergeStrategic(pod, overlay, structType(types, "Pod"), options);
  } catch (cause) {
    if (!(cause instanceof MergeError)) throw cause;
    throw undecodable(`strategic merge: ${cause.message}`, cause);
  }
}

function undecodable(message: string, cause?: unknown): InjectError {
  return new InjectError("overlay-undecodable", message, { cause, hint: HINT });
}
