import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { applyProxyConfigYaml, readAnnotation } from "./proxy-config.ts";
import { defaultProxyConfig } from "./default-mesh.ts";
import { type MeshConfig, meshSource, type ProxyConfig } from "./mesh-config.ts";
import { layMessage } from "./merge-proxy-config.ts";
import { mergeMessages } from "./merge-messages.ts";
import { Message } from "./message.ts";
import { messageType } from "./message-type.ts";
import { byAge, type ProxyResource, readProxyResource, treeOf } from "./proxy-resource.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { resolveProxy } from "./resolve.ts";

/** Whose proxy is to be configured. */
export interface ProxyTarget {
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** The text of the pod's annotation `proxy.istio.io/config`. */
  readonly annotation?: string | undefined;
  /** Resources of the kind ProxyConfig of the whole mesh, as JSON, in any order. */
  readonly resources?: readonly JsonValue[] | undefined;
}

/**
 * The proxy configuration of one pod, as the webhook makes it: a resource that selects the pod goes before the annotation, which goes
 * before the resource of its namespace, that of the root namespace, the mesh's and the defaults. A resource sets `concurrency`,
 * `environmentVariables` (the proxy's metadata) and, from 1.14 on, `image`. Before 1.13 there are no resources.
 *
 * Behaves as: Istio's ProxyConfigs, EffectiveProxyConfig: an annotation that cannot be read is passed over; before 1.13 as
 * ApplyProxyConfig.
 *
 * @throws ConfigError before 1.13, for an annotation that cannot be read.
 *
 * @example
 * ```ts
 * import { effectiveProxyConfig, parseMeshConfig } from "@outrigger/config";
 * const mesh = parseMeshConfig("", { file: "mesh", release: "1.31" });
 * const resources = [{ metadata: { name: "p", namespace: "istio-system" }, spec: { concurrency: 5 } }];
 * effectiveProxyConfig(mesh, { namespace: "default", annotation: "statusPort: 15030", resources })["concurrency"]; // 5
 * ```
 */
export function effectiveProxyConfig(mesh: MeshConfig, target: ProxyTarget): ProxyConfig {
  const { release } = meshSource(mesh);
  const { annotation } = target;
  if (!isSince(release, "1.13")) {
    return annotation === undefined ? mesh.defaultConfig : applyProxyConfigYaml(mesh, annotation).defaultConfig;
  }
  if (annotation === undefined && (target.resources ?? []).length === 0) return plainConfig(mesh);
  return mergedConfig(mesh, target);
}

const plain = new WeakMap<MeshConfig, ProxyConfig>();

/** What a pod gets that nothing but the mesh configures: most pods do, in every namespace the same. */
function plainConfig(mesh: MeshConfig): ProxyConfig {
  let config = plain.get(mesh);
  if (config === undefined) plain.set(mesh, (config = mergedConfig(mesh, { namespace: "" })));
  return config;
}

function mergedConfig(mesh: MeshConfig, target: ProxyTarget): ProxyConfig {
  const { message, release } = meshSource(mesh);
  const { annotation } = target;
  const resources = (target.resources ?? []).flatMap((resource) => readProxyResource(resource) ?? []).sort(byAge);
  const root = message?.text("root_namespace") ?? "";
  let config = merge([message?.message("default_config"), defaultProxyConfig(release)], release);
  if (root !== "") config = merge([ofNamespace(resources, root, release), config], release);
  if (target.namespace !== root) config = merge([ofNamespace(resources, target.namespace, release), config], release);
  let workload = ofWorkload(resources, target, release);
  const annotated = annotation === undefined ? undefined : readAnnotation(annotation, release);
  if (annotated !== undefined) workload = merge([workload, annotated], release);
  return resolveProxy(merge([workload, config], release), release);
}

/** Merges two configurations, of which the first goes before the second. */
function merge(configs: readonly [Message | undefined, Message], release: MeshRelease): Message {
  const merged = new Message(messageType("ProxyConfig", release));
  for (const config of configs.toReversed()) {
    if (config === undefined) continue;
    if (isSince(release, "1.16")) layMessage(merged, config, release);
    else mergeWithScalars(merged, config, release);
  }
  return merged;
}

/** The number of threads and, from 1.14 on, the image replace as they are. */
function mergeWithScalars(merged: Message, config: Message, release: MeshRelease): void {
  mergeMessages(merged, config, release);
  for (const name of isSince(release, "1.14") ? ["concurrency", "image"] : ["concurrency"]) {
    const value = config.get(name);
    if (value !== undefined) merged.set(name, value);
  }
}

function ofNamespace(
  resources: readonly ProxyResource[],
  namespace: string,
  release: MeshRelease,
): Message | undefined {
  const found = resources.find((resource) => resource.namespace === namespace && resource.labels === undefined);
  return found && toProxyConfig(found.spec, release);
}

function ofWorkload(
  resources: readonly ProxyResource[],
  { namespace, labels = {} }: ProxyTarget,
  release: MeshRelease,
): Message | undefined {
  const found = resources.find((resource) => {
    const wanted = Object.entries(resource.labels ?? {});
    const matches = wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
    return resource.namespace === namespace && wanted.length > 0 && matches;
  });
  return found && toProxyConfig(found.spec, release);
}

function toProxyConfig(spec: JsonObject, release: MeshRelease): Message | undefined {
  const { concurrency = null, environmentVariables = null, image = null } = spec;
  const fields = { concurrency, proxyMetadata: environmentVariables, ...(isSince(release, "1.14") ? { image } : {}) };
  return readAnnotation(treeOf(fields), release);
}
