import { CONFIG_MAPS, KubeError } from "@outrigger/kube-client";
import type { KubeClient } from "@outrigger/kube-client";
import { z } from "zod";
import { UsageError } from "../usage-error.ts";

/** A ConfigMap's place in a cluster. */
export interface ConfigMapName {
  readonly namespace: string;
  readonly name: string;
}

const texts = z.record(z.string(), z.string()).nullish();

/**
 * Reads a ConfigMap's texts by key.
 *
 * @param flag the one that gives the same without a cluster, for the hint.
 * @throws UsageError when the API server cannot be reached, refuses, or does not know it.
 */
export async function getConfigMap(
  client: KubeClient,
  { namespace, name }: ConfigMapName,
  flag: string,
): Promise<ReadonlyMap<string, string>> {
  const fail = (why: string): UsageError =>
    new UsageError(
      `Cannot read the ConfigMap "${name}" of the namespace "${namespace}": ${why}\n` +
        `  Name it with -i, --istioNamespace and its own flag, or give its content with ${flag}`,
    );
  const configMap = await client.get({ type: CONFIG_MAPS, namespace, name }).catch((error: unknown) => {
    throw fail(error instanceof KubeError ? error.detail : String(error));
  });
  const data = texts.safeParse(configMap["data"]);
  if (!data.success) throw fail("the API server answers something else");
  return new Map(Object.entries(data.data ?? {}));
}
