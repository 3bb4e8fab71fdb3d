import { CONFIG_MAPS, watchCollection } from "@outrigger/kube-client";
import type { KubeObject, Watch } from "@outrigger/kube-client";
import type { ServeFlags } from "../flags/serve-flags.ts";
import type { Log } from "../log.ts";
import { StartError, messageOf } from "../serve/start-error.ts";
import { logProblems } from "./log-problems.ts";
import type { Cluster } from "./open-cluster.ts";

/** Texts of ConfigMaps, as if they were files. */
export interface ConfigMapFiles {
  /** The names under which the texts can be read; those that the flags do not ask for are absent. */
  names(): { readonly injectConfig?: string; readonly injectValues?: string; readonly meshConfig?: string };
  /** A text by its name; undefined for what is no ConfigMap's. @throws StartError for one that is not there. */
  read(file: string): string | undefined;
  onChange(listener: () => void): void;
  stop(): void;
}

/** How long the first texts may take, before the last good ones count. */
const FIRST_MS = 15_000;

interface Source {
  readonly name: string;
  /** The text of each key; undefined until the ConfigMap is known. */
  data: ReadonlyMap<string, string> | undefined;
  problem: string;
}

/** Watches the ConfigMaps that the flags name. Resolves when they are known, or after a while. */
export async function openConfigMaps(flags: ServeFlags, cluster: Cluster, log: Log): Promise<ConfigMapFiles> {
  const namespace = flags.istioNamespace ?? cluster.namespace;
  const listeners: (() => void)[] = [];
  const sources = new Map<string, Source>();
  const watches: Watch[] = [];
  const names = [flags.injectConfigMapName, flags.meshConfigMapName].filter((name) => name !== undefined);
  for (const name of new Set(names)) {
    const source: Source = { name, data: undefined, problem: "the API server has not answered" };
    sources.set(name, source);
    const logProblem = logProblems(log, `cannot watch the ConfigMap "${namespace}/${name}"`);
    const watch = watchCollection({
      client: cluster.client,
      collection: { type: CONFIG_MAPS, namespace, name },
      keep: textsOf,
      onChange: (objects) => {
        source.data = objects.get(`${namespace}/${name}`);
        source.problem = `configmaps "${name}" not found`;
        for (const listener of listeners) listener();
      },
      onProblem: (error) => {
        if (source.data === undefined) source.problem = messageOf(error);
        logProblem(error);
      },
    });
    watches.push(watch);
  }
  await Promise.race([Promise.all(watches.map(({ synced }) => synced)), sleep(FIRST_MS)]);
  const fileOf = (name: string | undefined, key: string): string | undefined =>
    name === undefined ? undefined : `configmap ${namespace}/${name}, key ${key}`;
  return {
    names: () => {
      const injectConfig = fileOf(flags.injectConfigMapName, "config");
      const meshConfig = fileOf(flags.meshConfigMapName, "mesh");
      const injectValues = fileOf(flags.injectConfigMapName, "values");
      const hasValues = sources.get(flags.injectConfigMapName ?? "")?.data?.has("values") === true;
      return {
        ...(injectConfig === undefined ? {} : { injectConfig }),
        ...(injectValues === undefined || !hasValues ? {} : { injectValues }),
        ...(meshConfig === undefined ? {} : { meshConfig }),
      };
    },
    read: (file) => {
      const [, name = "", key = ""] = /^configmap [^/]*\/(.*), key (\w+)$/.exec(file) ?? [];
      const source = sources.get(name);
      if (source === undefined) return undefined;
      const text = source.data?.get(key);
      if (text !== undefined) return text;
      throw new StartError(
        source.data === undefined ? source.problem : `missing configuration map key "${key}" in "${name}"`,
      );
    },
    onChange: (listener) => void listeners.push(listener),
    stop: () => {
      for (const watch of watches) watch.stop();
    },
  };
}

function textsOf(object: KubeObject): ReadonlyMap<string, string> {
  const data = object["data"];
  const entries = typeof data === "object" && data !== null ? Object.entries(data) : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
