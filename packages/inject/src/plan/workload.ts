import { InjectError } from "../error.ts";
import { fieldOf, type Json, listAt, textAt } from "../json.ts";
import { labelOf, type Pod } from "../pod.ts";

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
 * template hash (nothing, where the pod has none) stands for the Deployment that made it. A pod that somebody named belongs to
 * itself. The namespace is the request's.
 *
 * Behaves as: getDeployMetaFromPod of Istio's webhook, 1.3 to 1.5.
 *
 * @throws InjectError `owner-without-controller` where Go panics: an owner says nothing about being the controller.
 */
export function owningWorkload(pod: Pod, requestNamespace: string): Workload {
  const namespace = requestNamespace;
  const itself: Workload = { apiVersion: "v1", kind: "Pod", name: pod.name, namespace };
  if (pod.generateName === "") return itself;
  const owner = listAt(pod.metadata, "ownerReferences").find(isController);
  return owner === undefined ? itself : { ...ownerWorkload(owner, pod), namespace };
}

function isController(owner: Json, index: number): boolean {
  const controller = fieldOf(owner, "controller");
  if (controller !== undefined) return controller === true;
  const message = `Cannot tell what the pod belongs to: owner "${textAt(owner, "name")}" does not say whether it is the controller`;
  const where = { path: `metadata.ownerReferences[${index}].controller` };
  const hint = "Set controller to true or false on each owner reference of the pod";
  throw new InjectError("owner-without-controller", message, { where, hint, panics: true });
}

function ownerWorkload(owner: Json, pod: Pod): Omit<Workload, "namespace"> {
  const apiVersion = textAt(owner, "apiVersion");
  const kind = textAt(owner, "kind");
  const name = textAt(owner, "name");
  const hash = labelOf(pod, "pod-template-hash") ?? "";
  if (kind !== "ReplicaSet" || !name.endsWith(hash)) return { apiVersion, kind, name };
  const suffix = `-${hash}`;
  return { apiVersion, kind: "Deployment", name: name.endsWith(suffix) ? name.slice(0, -suffix.length) : name };
}
