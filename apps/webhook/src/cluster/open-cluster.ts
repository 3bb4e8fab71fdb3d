import { existsSync } from "node:fs";
import {
  contextAccess,
  createKubeClient,
  inClusterAccess,
  podNamespace,
  readKubeContext,
} from "@outrigger/kube-client";
import type { ClusterAccess, KubeClient } from "@outrigger/kube-client";
import { readKubeconfig } from "../settings/read-kubeconfig.ts";

/** The cluster that the webhook stands in, or is told of. */
export interface Cluster {
  readonly client: KubeClient;
  /** The webhook's own namespace. */
  readonly namespace: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Finds the API server.
 *
 * Behaves as: the 1.0 injector, for a kubeconfig that is no file: the pod's own service account counts.
 *
 * @returns undefined where there is none: on a laptop, in a pipeline.
 * @throws KubeError or ConfigError for a kubeconfig that cannot be used.
 */
export function openCluster(kubeconfig: string | undefined, variables: Variables): Cluster | undefined {
  const access = accessOf(kubeconfig, variables);
  if (access === undefined) return undefined;
  return { client: createKubeClient(access), namespace: podNamespace({ variables }) ?? "istio-system" };
}

function accessOf(kubeconfig: string | undefined, variables: Variables): ClusterAccess | undefined {
  if (kubeconfig === undefined || kubeconfig === "" || !existsSync(kubeconfig)) return inClusterAccess({ variables });
  return contextAccess(readKubeContext({ kubeconfig }, { variables, read: readKubeconfig }));
}
