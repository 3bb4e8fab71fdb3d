import { setOwn } from "@outrigger/go-std/json";
import type { GoValue } from "@outrigger/go-std";
import { textValueAt } from "../plan/values.ts";
import { textIn, type TypedPod } from "./typed-pod.ts";

const CLUSTER = "ISTIO_META_CLUSTER_ID";
const NETWORK = "ISTIO_META_NETWORK";

/**
 * The sidecar's environment variables that tell where it runs: what the path says, then what the values say; the pod's own label has
 * the last word on the network.
 *
 * Behaves as: extractClusterAndNetwork of Istio's inject package.
 */
export function proxyEnvsOf(
  fromPath: Readonly<Record<string, string>>,
  values: GoValue,
  pod: TypedPod,
): Readonly<Record<string, string>> {
  const ofPath = (name: string): string => (Object.hasOwn(fromPath, name) ? (fromPath[name] ?? "") : "");
  const cluster = ofPath(CLUSTER) || textValueAt(values, "global", "multiCluster", "clusterName");
  const label = textIn(pod, "labels", "topology.istio.io/network");
  const network = label ?? (ofPath(NETWORK) || textValueAt(values, "global", "network"));
  const envs: Record<string, string> = {};
  for (const [name, value] of Object.entries(fromPath)) setOwn(envs, name, value);
  if (cluster !== "") envs[CLUSTER] = cluster;
  if (network !== "") envs[NETWORK] = network;
  return envs;
}
