import { compareKeys } from "@outrigger/go-std/json";
import type { JsonObject } from "../../json.ts";
import type { PodFinisher } from "../plan.ts";
import { withTexts } from "../typed-pod.ts";
import { envOf, type SidecarRules, variable, withEnv, withSidecar } from "./sidecar.ts";

/**
 * Tells the sidecar where it runs: the variables of the path and the values, in the order of their names, behind all others.
 *
 * Behaves as: overwriteClusterInfo of Istio's inject package, 1.9 and later.
 */
export function applyInjectEnvs(rules: SidecarRules): PodFinisher {
  return (pod, { proxyEnvs }) => {
    if (Object.keys(proxyEnvs).length === 0) return pod;
    return withSidecar(rules, pod, (sidecar) => withEnv(sidecar, replaceEnvs(envOf(sidecar), proxyEnvs)));
  };
}

/**
 * A container's variables without those of these names, and then these, sorted by name.
 *
 * Behaves as: updateClusterEnvs of Istio's inject package.
 */
function replaceEnvs(env: readonly JsonObject[], envs: Readonly<Record<string, string>>): readonly JsonObject[] {
  const kept = env.filter(({ name }) => typeof name !== "string" || !Object.hasOwn(envs, name));
  const names = Object.keys(envs).sort(compareKeys);
  return [...kept, ...names.map((name) => variable(name, envs[name] ?? ""))];
}

/**
 * Labels the pod with its network, where that is known.
 *
 * Behaves as: applyMetadata of Istio's inject package, 1.9 and later.
 */
export const labelNetwork: PodFinisher = (pod, { proxyEnvs }) => {
  const network = Object.hasOwn(proxyEnvs, "ISTIO_META_NETWORK") ? proxyEnvs["ISTIO_META_NETWORK"] : undefined;
  return network === undefined ? pod : withTexts(pod, "labels", { "topology.istio.io/network": network });
};
