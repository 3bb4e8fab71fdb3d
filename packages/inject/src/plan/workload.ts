import { InjectError } from "../error.ts";
import { fieldOf, type Json, type JsonObject, listAt, textAt } from "../json.ts";
import { labelOf, type Pod } from "../pod.ts";

/** What a pod belongs to, as far as its owner references tell. */
export interface Workload {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** All of its metadata, where they are at hand. */
  readonly metadata?: JsonObject;
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

/** How a release finds out what a pod belongs to. */
export interface OwnerRules {
  /** Whether it is the namespace of the request, or that of the pod. */
  readonly namespace: "request" | "pod";
  /** Whether Go panics at an owner that does not say whether it is the controller. */
  readonly controllerSaid: boolean;
  /** Whether a ReplicaSet stands for a Deployment even where the pod has no template hash. */
  readonly hashless: boolean;
  /** Whether a Job whose name ends in ten digits stands for the CronJob that made it. */
  readonly cronJobs: boolean;
}

/**
 * What a pod with a generated name belongs to: the first owner that is its controller. A ReplicaSet whose name ends in the pod's
 * template hash stands for the Deployment that made it. A pod that somebody named belongs to itself.
 *
 * Behaves as: getDeployMetaFromPod of Istio's webhook, 1.3 to 1.8.
 *
 * @throws InjectError `owner-without-controller` where Go panics: an owner says nothing about being the controller.
 */
export function owningWorkload(rules: OwnerRules): (pod: Pod, requestNamespace: string) => Workload {
  return (pod, requestNamespace) => {
    const namespace = rules.namespace === "request" ? requestNamespace : pod.namespace;
    const itself: Workload = { apiVersion: "v1", kind: "Pod", name: pod.name, namespace };
    if (pod.generateName === "") return itself;
    const owner = listAt(pod.metadata, "ownerReferences").find((candidate, index) =>
      isController(rules, candidate, index),
    );
    return owner === undefined ? itself : { ...named(rules, owner, pod), namespace };
  };
}

function isController({ controllerSaid }: OwnerRules, owner: Json, index: number): boolean {
  const controller = fieldOf(owner, "controller");
  if (controller !== undefined || !controllerSaid) return controller === true;
  const message = `Cannot tell what the pod belongs to: owner "${textAt(owner, "name")}" does not say whether it is the controller`;
  const where = { path: `metadata.ownerReferences[${index}].controller` };
  const hint = "Set controller to true or false on each owner reference of the pod";
  throw new InjectError("owner-without-controller", message, { where, hint, panics: true });
}

/** An owner as a workload; one without a name leaves the pod its own. */
function named(rules: OwnerRules, owner: Json, pod: Pod): Omit<Workload, "namespace"> {
  const found = ownerWorkload(rules, owner, pod);
  return found.name === "" ? { ...found, name: pod.name } : found;
}

function ownerWorkload({ hashless, cronJobs }: OwnerRules, owner: Json, pod: Pod): Omit<Workload, "namespace"> {
  const apiVersion = textAt(owner, "apiVersion");
  const kind = textAt(owner, "kind");
  const name = textAt(owner, "name");
  const hash = labelOf(pod, "pod-template-hash") ?? "";
  if (kind === "ReplicaSet" && name.endsWith(hash) && (hashless || hash !== ""))
    return { apiVersion, kind: "Deployment", name: withoutSuffix(name, `-${hash}`) };
  const job = cronJobs && kind === "Job" ? TIMED_NAME.exec(name)?.[1] : undefined;
  return job === undefined ? { apiVersion, kind, name } : { apiVersion: "batch/v1beta1", kind: "CronJob", name: job };
}

/** A CronJob's name, a dash, and what strconv.Atoi takes of the ten characters at the end. */
const TIMED_NAME = /^(.+)-(?:[0-9]{10}|[+-][0-9]{9})$/s;

function withoutSuffix(name: string, suffix: string): string {
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}
