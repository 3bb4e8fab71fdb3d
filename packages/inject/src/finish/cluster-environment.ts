import { isObject, type Json, listAt, textAt } from "../json.ts";
import { parseInjectEnvs } from "../plan/inject-envs.ts";
import { textValueAt } from "../plan/values.ts";
import { labelOf } from "../pod.ts";
import { type Draft, type FinishContext, withSidecar, withSidecars } from "./finisher.ts";

const CLUSTER = "ISTIO_META_CLUSTER_ID";
const NETWORK = "ISTIO_META_NETWORK";

/**
 * Tells the sidecar the cluster and the network that the asked path ends in: `…/X/…/Y` with at least two more parts before it.
 *
 * Behaves as: overwriteClusterInfo of Istio's inject package, 1.6 and 1.7.
 */
export function nameCluster(draft: Draft, context: FinishContext): Draft {
  const parts = context.path.split("/");
  if (parts.length < 5) return draft;
  const variables = new Map([
    [CLUSTER, parts.at(-3) ?? ""],
    [NETWORK, parts.at(-1) ?? ""],
  ]);
  return withSidecars(draft, context, (container) => withEnvironment(container, variables));
}

/**
 * Tells the sidecar what the asked path says, and its cluster and network: the path's before the values'; the pod's label has the
 * last word on the network. In Go the variables come in any order; here sorted by name.
 *
 * Behaves as: InjectionData and overwriteClusterInfo of Istio's inject package, 1.8.
 */
export function nameClusterAndMore(draft: Draft, context: FinishContext): Draft {
  const { path, values, pod } = context;
  const variables = new Map(Object.entries(parseInjectEnvs(path, { pairs: false, slashes: false })));
  const cluster = variables.get(CLUSTER) || textValueAt(values, "global", "multiCluster", "clusterName");
  const network = variables.get(NETWORK) || textValueAt(values, "global", "network");
  const known = [
    [CLUSTER, cluster],
    [NETWORK, labelOf(pod, "topology.istio.io/network") ?? network],
  ] as const;
  for (const [name, value] of known) if (value !== "") variables.set(name, value);
  if (variables.size === 0) return draft;
  const sorted = new Map([...variables].sort(([left], [right]) => (left < right ? -1 : 1)));
  return withSidecar(draft, context, (container) => withEnvironment(container, sorted));
}

/** A container with these variables behind its others, in place of those of the same name. */
function withEnvironment(container: Json, variables: ReadonlyMap<string, string>): Json {
  const kept = listAt(container, "env").filter((variable) => !variables.has(textAt(variable, "name")));
  const added = [...variables].map(([name, value]) => (value === "" ? { name } : { name, value }));
  return isObject(container) ? { ...container, env: [...kept, ...added] } : container;
}
