import { encodeJson, parseJson } from "@outrigger/go-std/json";
import { fieldOf, isObject, type Json, textAt } from "./json.ts";
import type { Overlay } from "./render/overlay.ts";
import { annotationOf, type Pod } from "./pod.ts";

/** The annotation in which an injection writes down what it added. */
export const STATUS_ANNOTATION = "sidecar.istio.io/status";

/** The names of what an injection added, as the status annotation lists them. */
export interface InjectedNames {
  readonly initContainers: readonly string[];
  readonly containers: readonly string[];
  readonly volumes: readonly string[];
  readonly imagePullSecrets: readonly string[];
}

const LISTS = ["initContainers", "containers", "volumes", "imagePullSecrets"] as const;

/** What injections before the status annotation added, whatever the pod says: so a pod's own istio-proxy goes, too. */
const LEGACY_NAMES: InjectedNames = {
  initContainers: ["istio-init", "enable-core-dump"],
  containers: ["istio-proxy"],
  volumes: ["istio-certs", "istio-envoy"],
  imagePullSecrets: [],
};

/**
 * What an earlier injection added to the pod: its status annotation's lists where that can be read and any of them has an entry,
 * the names of the first releases otherwise. A hostile annotation is one that cannot be read.
 *
 * Behaves as: injectionStatus of Istio's inject package, 1.0 to 1.8.
 */
export function injectedBefore(pod: Pod): InjectedNames {
  const text = annotationOf(pod, STATUS_ANNOTATION);
  const status = text === undefined ? undefined : readStatus(text);
  const isEmpty = status === undefined || LISTS.every((list) => status[list].length === 0);
  return isEmpty ? LEGACY_NAMES : status;
}

function readStatus(text: string): InjectedNames | undefined {
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  const version = fieldOf(value, "version");
  if (!isObject(value) || (version !== undefined && typeof version !== "string")) return undefined;
  const lists = LISTS.map((list) => nameList(fieldOf(value, list)));
  const [initContainers, containers, volumes, imagePullSecrets] = lists;
  if (!initContainers || !containers || !volumes || !imagePullSecrets) return undefined;
  return { initContainers, containers, volumes, imagePullSecrets };
}

/** A list of texts, in which Go reads `null` as ""; undefined for anything else. */
function nameList(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const names: string[] = [];
  for (const item of value as readonly Json[]) {
    if (item !== null && typeof item !== "string") return undefined;
    names.push(item ?? "");
  }
  return names;
}

/**
 * The status annotation's text: the template's version, then the names of what it added; an empty list is `null`.
 *
 * Behaves as: getInjectionStatus of Istio's inject package, 1.0 to 1.8.
 */
export function statusText(overlay: Overlay, version: string): string {
  const fields = LISTS.map((list) => `"${list}":${nameText(overlay[list])}`);
  return `{"version":${encodeJson(version)},${fields.join(",")}}`;
}

function nameText(elements: readonly Json[]): string {
  return elements.length === 0 ? "null" : encodeJson(elements.map((element) => textAt(element, "name")));
}
