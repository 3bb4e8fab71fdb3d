import type { TypeTable } from "@outrigger/kube";
import { type JsonObject, textAt } from "../json.ts";
import { STATUS_ANNOTATION } from "../status.ts";
import { previouslyInjected, rememberedOverrides } from "./previous-injection.ts";
import { type ContainerList, containersOf, type TypedPod, withSpec, withTexts } from "./typed-pod.ts";

const LISTS: readonly ContainerList[] = ["containers", "initContainers"];

/**
 * The pod as it was before an earlier injection, for templates to read: without the containers that the status annotation names, and
 * with the user's own containers put back that this took away. Volumes stay. A pod that was not injected is the same.
 *
 * Behaves as: stripPod and reinsertOverrides of Istio's inject package.
 *
 * @throws InjectError `overrides-undecodable`.
 */
export function stripInjection(
  types: TypeTable,
  pod: TypedPod,
  clearOurPrometheus: (pod: TypedPod) => TypedPod,
): TypedPod {
  return reinsertOverrides(types, strip(pod, clearOurPrometheus));
}

function strip(pod: TypedPod, clearOurPrometheus: (pod: TypedPod) => TypedPod): TypedPod {
  const injected = previouslyInjected(pod);
  if (injected === undefined) return pod;
  const kept = LISTS.reduce(
    (before, list) => withContainers(before, list, without(containersOf(before, list), injected[list])),
    pod,
  );
  return withTexts(clearOurPrometheus(kept), "annotations", { [STATUS_ANNOTATION]: undefined });
}

function reinsertOverrides(types: TypeTable, pod: TypedPod): TypedPod {
  const overrides = rememberedOverrides(types, pod);
  return LISTS.reduce((before, list) => {
    const present = containersOf(before, list);
    const names = new Set(present.map(({ name }) => name));
    const missing = overrides[list].filter((own) => !names.has(textAt(own, "name")));
    return missing.length === 0 ? before : withContainers(before, list, [...present, ...missing]);
  }, pod);
}

function without(containers: readonly JsonObject[], names: readonly string[]): readonly JsonObject[] {
  const gone = new Set(names);
  return containers.filter((container) => !gone.has(textAt(container, "name")));
}

function withContainers(pod: TypedPod, list: ContainerList, containers: readonly JsonObject[]): TypedPod {
  if (containers.length === 0 && list === "initContainers") return withSpec(pod, { [list]: undefined });
  return withSpec(pod, { [list]: containers });
}
