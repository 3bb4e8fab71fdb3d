import { entryOf, fieldOf, type Json, listAt, objectAt, textAt } from "../json.ts";
import type { Pod } from "../pod.ts";

/** What a pod belongs to, as far as its owner references tell. */
export interface Workload {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/**
 * The pod itself: 1.0 to 1.2 look at no owner.
 *
 * Behaves as: inject of Istio's webhook, 1.0 to 1.2.
 */
export function podAsWorkload(pod: Pod): Workload {
  return {
    apiVersion: textAt(pod.raw, "apiVersion"),
    kind: textAt(pod.raw, "kind"),
    name: pod.name,
    namespace: pod.namespace,
  };
}

/**
 * What a pod with a generated name belongs to: the first owner that is its controller. A ReplicaSet whose name ends in the pod's
 * template hash stands for the Deployment that made it. A pod that somebody named belongs to itself. The namespace is the request's.
 *
 * Behaves as: getDeployMetaFromPod of Istio's webhook, 1.3 and later (where an owner without `controller` makes Go panic; here it
 * is passed over, as one with `controller: false` is).
 */
export function owningWorkload(pod: Pod, requestNamespace: string): Workload {
  const namespace = requestNamespace;
  const itself: Workload = { apiVersion: "v1", kind: "Pod", name: pod.name, namespace };
  if (pod.generateName === "") return itself;
  const owner = listAt(pod.metadata, "ownerReferences").find((reference) => fieldOf(reference, "controller") === true);
  return owner === undefined ? itself : { ...ownerWorkload(owner, pod), namespace };
}

function ownerWorkload(owner: Json, pod: Pod): Omit<Workload, "namespace"> {
  const apiVersion = textAt(owner, "apiVersion");
  const kind = textAt(owner, "kind");
  const name = textAt(owner, "name");
  const suffix = `-${entryOf(objectAt(pod.metadata, "labels"), "pod-template-hash") ?? ""}`;
  if (kind === "ReplicaSet" && name.endsWith(suffix))
    return { apiVersion, kind: "Deployment", name: name.slice(0, -suffix.length) };
  return { apiVersion, kind, name };
}
