import type { Facts, NamespaceFacts, NodeFacts } from "@outrigger/inject";
import { NAMESPACES, NODES, PROXY_CONFIGS, watchCollection } from "@outrigger/kube-client";
import type { KubeObject, ResourceType } from "@outrigger/kube-client";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { counts } from "../settings/effects.ts";
import { logProblems } from "./log-problems.ts";
import type { Cluster } from "./open-cluster.ts";

/** What is known of the cluster through watches. */
export interface ClusterFacts {
  facts(): Facts;
  stop(): void;
}

/** How long the first answers may take; without them the webhook serves as without a cluster. */
const FIRST_MS = 5000;

type Resources = NonNullable<Facts["proxyConfigs"]>;
type ReleaseName = Parameters<typeof counts>[1];

/**
 * Watches what the release reads of the cluster and no file says: nodes where they decide about native sidecars (1.27 and later),
 * ProxyConfigs (1.13 and later), namespaces on OpenShift (1.20 and later). Nothing is watched that is not read.
 *
 * @param onChange told of each change of a fact, and of nothing else: a node's heartbeat changes none.
 */
export async function watchFacts(
  cluster: Cluster | undefined,
  { flags, release, log }: { readonly flags: ServeFlags; readonly release: string; readonly log: Log },
  onChange: () => void,
): Promise<ClusterFacts> {
  const found = new Map<ResourceType, ReadonlyMap<string, unknown>>();
  const stops: (() => void)[] = [];
  const watch = async (type: ResourceType, keep: (object: KubeObject) => unknown): Promise<void> => {
    if (cluster === undefined) return;
    let seen = "";
    const problem = logProblems(log, `cannot watch ${type.plural}`);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, FIRST_MS);
      const watched = watchCollection({
        client: cluster.client,
        collection: { type },
        keep,
        onChange: (objects) => {
          found.set(type, objects);
          const now = JSON.stringify([...objects.values()]);
          if (now !== seen) onChange();
          seen = now;
          resolve();
        },
        onProblem: (error) => {
          problem(error);
          resolve();
        },
      });
      stops.push(
        () => watched.stop(),
        () => clearTimeout(timer),
      );
    });
  };
  const name = release as ReleaseName;
  const needsNodes = counts("nodes", name) && (flags.nativeSidecars ?? "auto") === "auto" && flags.nodes === undefined;
  const onOpenShift = (flags.platform ?? process.env["PLATFORM"]) === "openshift";
  const needsNamespaces = counts("namespaces", name) && onOpenShift && flags.namespaces === undefined;
  const needsProxyConfigs = counts("proxyConfigs", name) && flags.proxyConfigs === undefined;
  await Promise.all([
    needsNodes ? watch(NODES, nodeFacts) : undefined,
    needsNamespaces ? watch(NAMESPACES, namespaceFacts) : undefined,
    needsProxyConfigs ? watch(PROXY_CONFIGS, withoutStatus) : undefined,
  ]);
  return {
    facts: () => {
      const nodes = found.get(NODES);
      const namespaces = found.get(NAMESPACES);
      const proxyConfigs = found.get(PROXY_CONFIGS);
      return {
        ...(nodes === undefined ? {} : { nodes: [...nodes.values()] as NodeFacts[] }),
        ...(namespaces === undefined ? {} : { namespaces: [...namespaces.values()] as NamespaceFacts[] }),
        ...(proxyConfigs === undefined ? {} : { proxyConfigs: [...proxyConfigs.values()] as Resources }),
      };
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function nodeFacts({ metadata, status }: KubeObject): NodeFacts {
  const { nodeInfo } = (status ?? {}) as { nodeInfo?: { kubeletVersion?: string } };
  return { name: metadata.name, kubeletVersion: nodeInfo?.kubeletVersion ?? "" };
}

function namespaceFacts({ metadata }: KubeObject): NamespaceFacts {
  const { labels = {}, annotations = {} } = metadata as Partial<NamespaceFacts>;
  return { name: metadata.name, labels, annotations };
}

/** A resource as it is configured: what changes by itself would be taken for a change. */
function withoutStatus({ apiVersion, kind, metadata, spec }: KubeObject): object {
  const { name, namespace } = metadata;
  const created = (metadata as { creationTimestamp?: string }).creationTimestamp;
  return { apiVersion, kind, metadata: { name, namespace, creationTimestamp: created }, spec };
}
