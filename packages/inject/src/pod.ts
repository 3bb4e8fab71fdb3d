import { entryOf, fieldOf, type Json, type JsonObject, listAt, objectAt, textAt } from "./json.ts";

/** The parts of a raw pod that the stages read. The pod itself is never changed or copied. */
export interface Pod {
  readonly raw: Json;
  readonly metadata: JsonObject | undefined;
  readonly spec: JsonObject | undefined;
  readonly name: string;
  readonly generateName: string;
  readonly namespace: string;
  /** Undefined where the pod has none, or `null`. */
  readonly annotations: JsonObject | undefined;
  readonly labels: JsonObject | undefined;
  readonly containers: readonly Json[];
  readonly initContainers: readonly Json[];
}

/** Reads what the stages need of a raw pod. */
export function readPod(raw: Json): Pod {
  const metadata = objectAt(raw, "metadata");
  const spec = objectAt(raw, "spec");
  return {
    raw,
    metadata,
    spec,
    name: textAt(metadata, "name"),
    generateName: textAt(metadata, "generateName"),
    namespace: textAt(metadata, "namespace"),
    annotations: objectAt(metadata, "annotations"),
    labels: objectAt(metadata, "labels"),
    containers: listAt(spec, "containers"),
    initContainers: listAt(spec, "initContainers"),
  };
}

/** What to call a pod before the API server has named it. */
export function displayName(pod: Pod): string {
  return potentialPodName(pod.name, pod.generateName);
}

/** A pod's name, or what is known of it. Behaves as: potentialPodName of Istio's inject package. */
export function potentialPodName(name: string, generateName: string): string {
  if (name !== "") return name;
  return generateName === "" ? "" : `${generateName}***** (actual name not yet known)`;
}

/** Whether the pod shares its node's network. */
export function isHostNetwork(pod: Pod): boolean {
  return fieldOf(pod.spec, "hostNetwork") === true;
}

/** An annotation's value, or undefined where the pod has none of that name. */
export function annotationOf(pod: Pod, name: string): string | undefined {
  return entryOf(pod.annotations, name);
}

/** A label's value, or undefined where the pod has none of that name. */
export function labelOf(pod: Pod, name: string): string | undefined {
  return entryOf(pod.labels, name);
}

/** The pod with the request's namespace, where it has none of its own. */
export function inNamespace(pod: Pod, namespace: string): Pod {
  if (pod.namespace !== "" || namespace === "") return pod;
  return { ...pod, namespace, metadata: { ...pod.metadata, namespace } };
}
