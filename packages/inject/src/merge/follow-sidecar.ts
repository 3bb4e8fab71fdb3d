import { isObject, type Json, type JsonObject } from "../json.ts";
import { PROXY } from "./typed-pod.ts";

/** A pod as it was sent, and the same as Go's types hold it. */
export interface Documents {
  readonly raw: Json;
  readonly before: Json;
}

/**
 * Lets the user's own `istio-proxy` stand among the init containers, in both documents, where the injection put it there: a native
 * sidecar is the same container in another list.
 */
export function followSidecar({ raw, before }: Documents, after: Json): Documents {
  const at = indexIn(before, "containers");
  const isMoved = at >= 0 && indexIn(before, "initContainers") < 0 && indexIn(after, "initContainers") >= 0;
  if (!isMoved || indexIn(after, "containers") >= 0) return { raw, before };
  return { raw: moved(raw, at), before: moved(before, at) };
}

function indexIn(pod: Json, list: string): number {
  return listIn(pod, list).findIndex((container) => isObject(container) && container.name === PROXY);
}

function listIn(pod: Json, list: string): readonly Json[] {
  const spec = isObject(pod) ? pod.spec : undefined;
  const containers = isObject(spec) ? spec[list] : undefined;
  return Array.isArray(containers) ? (containers as readonly Json[]) : [];
}

function moved(pod: Json, at: number): Json {
  const containers = listIn(pod, "containers");
  const sidecar = containers[at];
  if (!isObject(pod) || !isObject(pod.spec) || sidecar === undefined) return pod;
  const spec: JsonObject = {
    ...pod.spec,
    containers: containers.toSpliced(at, 1),
    initContainers: [...listIn(pod, "initContainers"), sidecar],
  };
  return { ...pod, spec };
}
