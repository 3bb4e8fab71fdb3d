import { fieldOf, isObject, type Json, type JsonObject, listAt, textAt } from "../json.ts";
import { labelOf, type Pod } from "../pod.ts";
import { setOwn } from "@outrigger/go-std/json";
import type { Workload } from "./workload.ts";

/** How a release finds out what a pod belongs to. */
export interface WorkloadRules {
  /** Whether the workload has all of the pod's metadata, but for its name; else name and namespace alone. */
  readonly wholeMetadata: boolean;
  /** Fields of the metadata that are not the workload's. */
  readonly leftOut: readonly string[];
  /** The end of a job's name by which it is one of a CronJob. */
  readonly cronJob: CronJobRule;
  /** Whether an OpenShift DeploymentConfig is told by the pod's label (1.12 and later). */
  readonly deploymentConfigs: boolean;
  /** Whether an Argo Rollout is told by the pod's label (1.22 and later). */
  readonly rollouts: boolean;
}

/** The label by which a DeploymentConfig is told, and that it does not have itself. */
export const CONFIG_LABEL = "deploymentconfig";
export const DEPLOYMENT_CONFIG = "DeploymentConfig";

/** How a CronJob is told by the name of its job. */
interface CronJobRule {
  readonly apiVersion: string;
  /** The CronJob's name, or undefined for a job that is none's. */
  readonly nameIn: (job: string) => string | undefined;
}

/** Ten characters that are a whole number, perhaps with a sign, behind a dash. Behaves as: strconv.Atoi of Istio 1.9. */
export function tenDigits(job: string): string | undefined {
  return job.length > 11 && /^-(?:[0-9]{10}|[+-][0-9]{9})$/.test(job.slice(-11)) ? job.slice(0, -11) : undefined;
}

/** Eight to ten digits behind a dash (1.10 and later). */
export function eightToTenDigits(job: string): string | undefined {
  const dash = job.lastIndexOf("-");
  const name = job.slice(job.lastIndexOf("\n", Math.max(dash, 0)) + 1, Math.max(dash, 0));
  return name !== "" && /^[0-9]{8,10}$/.test(job.slice(dash + 1)) ? name : undefined;
}

type Found = Pick<Workload, "apiVersion" | "kind" | "name">;

/**
 * What a pod with a generated name belongs to: the first owner that is its controller, or what that owner stands for by the pod's
 * labels and the owner's name. A pod that somebody named belongs to itself.
 *
 * Behaves as: GetDeployMetaFromPod of Istio's kube package, 1.9 and later.
 */
export function modernWorkload(rules: WorkloadRules): (pod: Pod) => Workload {
  return (pod) => {
    const found = ownerOf(rules, pod) ?? { apiVersion: "v1", kind: "Pod", name: pod.name };
    const workload = { ...found, name: found.name === "" ? pod.name : found.name, namespace: pod.namespace };
    return rules.wholeMetadata ? { ...workload, metadata: metadataOf(rules, pod, workload) } : workload;
  };
}

function ownerOf(rules: WorkloadRules, pod: Pod): Found | undefined {
  if (pod.generateName === "") return undefined;
  const owner = listAt(pod.metadata, "ownerReferences").find((candidate) => fieldOf(candidate, "controller") === true);
  if (owner === undefined) return undefined;
  const found = { apiVersion: textAt(owner, "apiVersion"), kind: textAt(owner, "kind"), name: textAt(owner, "name") };
  return behind(rules, pod, found) ?? found;
}

/** What stands behind an owner that a controller made. */
function behind(rules: WorkloadRules, pod: Pod, { apiVersion, kind, name }: Found): Found | undefined {
  const label = (key: string): string => labelOf(pod, key) ?? "";
  if (kind === "ReplicaSet") {
    const deployment = withoutHash(name, label("pod-template-hash"));
    if (deployment !== undefined) return { apiVersion, kind: "Deployment", name: deployment };
    const rollout = rules.rollouts ? withoutHash(name, label("rollouts-pod-template-hash")) : undefined;
    return rollout === undefined ? undefined : { apiVersion: "v1alpha1", kind: "Rollout", name: rollout };
  }
  const config = label(CONFIG_LABEL);
  if (rules.deploymentConfigs && kind === "ReplicationController" && config !== "") {
    return { apiVersion, kind: DEPLOYMENT_CONFIG, name: config };
  }
  const cronJob = kind === "Job" ? rules.cronJob.nameIn(name) : undefined;
  return cronJob === undefined ? undefined : { apiVersion: rules.cronJob.apiVersion, kind: "CronJob", name: cronJob };
}

/** The name in front of the pod's hash; undefined where the name does not end in it. */
function withoutHash(name: string, hash: string): string | undefined {
  if (hash === "" || !name.endsWith(hash)) return undefined;
  return name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name;
}

function metadataOf({ leftOut }: WorkloadRules, pod: Pod, { kind, name }: Found): JsonObject {
  const metadata: Record<string, Json> = {};
  for (const [key, value] of Object.entries(pod.metadata ?? {})) {
    const isShortened = key === "labels" && kind === DEPLOYMENT_CONFIG && isObject(value);
    if (!leftOut.includes(key)) setOwn(metadata, key, isShortened ? without(value, CONFIG_LABEL) : value);
  }
  return { ...metadata, name, namespace: pod.namespace };
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
