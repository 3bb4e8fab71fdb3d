import { setOwn } from "@outrigger/go-std/json";
import { decodeJson, type TypeTable } from "@outrigger/kube";
import { isObject, type Json, type JsonObject } from "../json.ts";

/**
 * A pod as the release's Go types hold it, in the JSON form that Go writes: names in their right case, quantities canonical, nothing
 * that the types do not know. It is what the stages of the merging releases work on; never changed in place.
 */
export type TypedPod = JsonObject;

/** The lists of containers that templates fill. */
export type ContainerList = "containers" | "initContainers";

export const PROXY = "istio-proxy";
export const INIT = "istio-init";
export const VALIDATION = "istio-validation";

/** Decodes a JSON tree as a pod; a text is what Go says of one that is none. */
export function decodePod(types: TypeTable, tree: Json): TypedPod | string {
  const { value, error } = decodeJson(types, "Pod", tree);
  return error ?? (isObject(value) ? value : {});
}

/** The pod's metadata. */
export function metadataOf(pod: TypedPod): JsonObject {
  return isObject(pod.metadata) ? pod.metadata : {};
}

/** The pod's spec. */
export function specOf(pod: TypedPod): JsonObject {
  return isObject(pod.spec) ? pod.spec : {};
}

/** Annotations or labels of the pod; empty where it has none. */
export function textsOf(pod: TypedPod, map: "annotations" | "labels"): Readonly<Record<string, string>> {
  const texts = metadataOf(pod)[map];
  return isObject(texts) ? (texts as Readonly<Record<string, string>>) : {};
}

/** One annotation or label of the pod. */
export function textIn(pod: TypedPod, map: "annotations" | "labels", key: string): string | undefined {
  const texts = textsOf(pod, map);
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

/** The containers of one of the pod's lists. */
export function containersOf(pod: TypedPod, list: ContainerList): readonly JsonObject[] {
  const containers = specOf(pod)[list];
  return Array.isArray(containers) ? (containers as readonly JsonObject[]) : [];
}

/** The first container of that name. */
export function containerNamed(containers: readonly JsonObject[], name: string): JsonObject | undefined {
  return containers.find((container) => container.name === name);
}

/** The pod with other fields in its spec; a field set to undefined goes. */
export function withSpec(pod: TypedPod, fields: Readonly<Record<string, Json | undefined>>): TypedPod {
  return { ...pod, spec: withFields(specOf(pod), fields) };
}

/** The pod with other fields in its metadata; a field set to undefined goes. */
export function withMetadata(pod: TypedPod, fields: Readonly<Record<string, Json | undefined>>): TypedPod {
  return { ...pod, metadata: withFields(metadataOf(pod), fields) };
}

/** The pod with annotations or labels set, or taken away where the value is undefined. */
export function withTexts(
  pod: TypedPod,
  map: "annotations" | "labels",
  entries: Readonly<Record<string, string | undefined>>,
): TypedPod {
  return withMetadata(pod, { [map]: withFields(textsOf(pod, map), entries) });
}

/** An object with other fields; a field set to undefined goes. */
export function withFields(object: JsonObject, fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const result: Record<string, Json> = {};
  for (const [key, value] of [...Object.entries(object), ...Object.entries(fields)]) {
    if (value === undefined) delete result[key];
    else setOwn(result, key, value);
  }
  return result;
}
