import type { Facts, NamespaceFacts, NodeFacts } from "@outrigger/inject";
import { KubeError, NAMESPACES, NODES, PROXY_CONFIGS, watchCollection } from "@outrigger/kube-client";
import type { KubeObject, ResourceType, Watch } from "@outrigger/kube-client";
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
  { flags, release, log }: FactOptions,
  onChange: () => void,
): Promise<ClusterFacts> {
  const found = new Map<ResourceType, ReadonlyMap<string, unknown>>();
  const watches: Watch[] = [];
  if (cluster !== undefined) {
    const wanted = wantedFacts(flags, release as ReleaseName);
    const started = wanted.map(({ type, keep }) => startWatch(cluster, { type, keep, log, found, onChange }));
    watches.push(...started.map(({ watch }) => watch));
    await Promise.race([Promise.all(started.map(({ answered }) => answered)), sleep(FIRST_MS)]);
  }
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
      for (const watch of watches) watch.stop();
    },
  };
}

/** For which webhook facts are watched. */
interface FactOptions {
  readonly flags: ServeFlags;
  readonly release: string;
  readonly log: Log;
}

interface WantedFact {
  readonly type: ResourceType;
  /** The part of an object that counts. */
  readonly keep: (object: KubeObject) => unknown;
}

function wantedFacts(flags: ServeFlags, release: ReleaseName): readonly WantedFact[] {
  const onOpenShift = (flags.platform ?? process.env["PLATFORM"]) === "openshift";
  const needed = (setting: "nodes" | "namespaces" | "proxyConfigs"): boolean =>
    counts(setting, release) && flags[setting] === undefined;
  const wantsNodes = needed("nodes") && (flags.nativeSidecars ?? "auto") === "auto";
  return [
    ...(wantsNodes ? [{ type: NODES, keep: nodeFacts }] : []),
    ...(onOpenShift && needed("namespaces") ? [{ type: NAMESPACES, keep: namespaceFacts }] : []),
    ...(needed("proxyConfigs") ? [{ type: PROXY_CONFIGS, keep: withoutStatus }] : []),
  ];
}

interface WatchedFact extends WantedFact {
  readonly log: Log;
  readonly found: Map<ResourceType, ReadonlyMap<string, unknown>>;
  readonly onChange: () => void;
}

/** @returns the watch, and what resolves when the API server has answered, whatever it says. */
function startWatch(
  { client }: Cluster,
  { type, keep, log, found, onChange }: WatchedFact,
): { readonly watch: Watch; readonly answered: Promise<void> } {
  let resolveAnswered: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (resolveAnswered = resolve));
  const problem = logProblems(log, `cannot watch ${type.plural}`);
  let seen = "";
  const watch = watchCollection({
    client,
    collection: { type },
    keep,
    onChange: (objects) => {
      found.set(type, objects);
      const now = JSON.stringify([...objects.values()]);
      if (now !== seen) onChange();
      seen = now;
      resolveAnswered();
    },
    onProblem: (error) => {
      // A cluster without the resource's definition has none of them, which is no problem at all.
      if (!(error instanceof KubeError && error.code === "kube-not-found")) problem(error);
      resolveAnswered();
    },
  });
  return { watch, answered };
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
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
