import { contextAccess, createKubeClient, KubeError, readKubeContext } from "@outrigger/kube-client";
import type { KubeClient, KubeconfigOptions } from "@outrigger/kube-client";
import { readKubeconfig, readTextFile } from "@outrigger/webhook/settings";
import type { ReadText, Settings } from "@outrigger/webhook/settings";
import { errorText } from "../error-text.ts";
import { UsageError } from "../usage-error.ts";
import { getConfigMap } from "./get-config-map.ts";

/** Which ConfigMaps of which cluster, as `istioctl kube-inject` names them; what is not given has its default. */
export interface ClusterOptions extends KubeconfigOptions {
  readonly istioNamespace?: string | undefined;
  readonly injectConfigMapName?: string | undefined;
  readonly meshConfigMapName?: string | undefined;
}

/** Settings whose files can all be read with `readText`, those of a cluster among them. */
export interface ReadableSettings {
  readonly settings: Settings;
  readonly readText: ReadText;
}

/**
 * Reads from the cluster what no file gives. It is asked where there is no injector configuration, or where a flag names it;
 * otherwise nothing goes over the network.
 *
 * Behaves as: istioctl kube-inject, for the names of the ConfigMaps (those of a revision end with it) and of their keys.
 *
 * @throws UsageError when what is missing cannot be had.
 */
export async function withClusterConfig(settings: Settings, options: ClusterOptions): Promise<ReadableSettings> {
  const named = Object.values(options).some((value) => value !== undefined);
  const needsInjector = settings.injectConfig === undefined;
  const needsMesh = settings.meshConfig === undefined;
  if (!needsInjector && !(named && needsMesh)) return { settings, readText: readTextFile };
  const client = openCluster(options);
  const { istioNamespace: namespace = "istio-system", injectConfigMapName, meshConfigMapName } = options;
  const texts = new Map<string, string>();
  const read = async (name: string, flag: string, keys: readonly string[]): Promise<string[]> => {
    const data = await getConfigMap(client, { namespace, name }, flag);
    return keys.map((key) => fileOf({ namespace, name, key }, data.get(key), texts));
  };
  const injectName = injectConfigMapName ?? withRevision("istio-sidecar-injector", settings.revision);
  const meshName = meshConfigMapName ?? withRevision("istio", settings.revision);
  const [config, values] = needsInjector ? await read(injectName, "--injectConfigFile", ["config", "values"]) : [];
  const [mesh] = needsMesh ? await read(meshName, "--meshConfigFile", ["mesh"]) : [];
  return {
    settings: {
      ...settings,
      injectConfig: settings.injectConfig ?? config,
      injectValues: settings.injectValues ?? (texts.has(values ?? "") ? values : undefined),
      meshConfig: settings.meshConfig ?? mesh,
    },
    readText: (file) => texts.get(file) ?? readTextFile(file),
  };
}

function openCluster(options: KubeconfigOptions): KubeClient {
  try {
    const context = readKubeContext(options, { variables: process.env, read: readKubeconfig });
    return createKubeClient(contextAccess(context));
  } catch (error) {
    if (!(error instanceof KubeError)) throw new UsageError(errorText(error), { cause: error });
    const hint = "Give --injectConfigFile, --valuesFile and --meshConfigFile, or name a cluster with --kubeconfig";
    throw new UsageError(`${error.message}\n  ${hint}`, { cause: error });
  }
}

/** Keeps a key's text under a name that errors can show. Only values may be missing: releases before 1.2 have none. */
function fileOf(
  { namespace, name, key }: { namespace: string; name: string; key: string },
  text: string | undefined,
  texts: Map<string, string>,
): string {
  const file = `configmap ${namespace}/${name}, key ${key}`;
  if (text !== undefined) texts.set(file, text);
  else if (key !== "values") throw new UsageError(`missing configuration map key "${key}" in "${name}"`);
  return file;
}

function withRevision(name: string, revision: string | undefined): string {
  return revision === undefined || revision === "" || revision === "default" ? name : `${name}-${revision}`;
}
