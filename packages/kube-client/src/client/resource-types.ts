/** A kind of objects, as paths name it. */
export interface ResourceType {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
}

/** One object. */
export interface ObjectName {
  readonly type: ResourceType;
  /** Undefined for what belongs to no namespace. */
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** Many objects: all of a kind, those of a namespace, or the one of a name. */
export interface Collection {
  readonly type: ResourceType;
  readonly namespace?: string | undefined;
  /** Only the object of this name, which a Role can allow by its name. */
  readonly name?: string | undefined;
}

export const CONFIG_MAPS: ResourceType = { group: "", version: "v1", plural: "configmaps", kind: "ConfigMap" };
export const SECRETS: ResourceType = { group: "", version: "v1", plural: "secrets", kind: "Secret" };
export const NODES: ResourceType = { group: "", version: "v1", plural: "nodes", kind: "Node" };
export const NAMESPACES: ResourceType = { group: "", version: "v1", plural: "namespaces", kind: "Namespace" };
export const PROXY_CONFIGS: ResourceType = {
  group: "networking.istio.io",
  version: "v1beta1",
  plural: "proxyconfigs",
  kind: "ProxyConfig",
};
export const MUTATING_WEBHOOKS: ResourceType = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  plural: "mutatingwebhookconfigurations",
  kind: "MutatingWebhookConfiguration",
};

/** `/api/v1/namespaces/default/secrets`. */
export function collectionPath({ type, namespace }: Collection): string {
  const root = type.group === "" ? `/api/${type.version}` : `/apis/${type.group}/${type.version}`;
  const inside = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}${inside}/${type.plural}`;
}

/** `/api/v1/namespaces/default/secrets/certs`. */
export function objectPath(name: ObjectName): string {
  return `${collectionPath({ type: name.type, namespace: name.namespace })}/${encodeURIComponent(name.name)}`;
}

/** `secrets "certs" of the namespace "default"`, for messages. */
export function describe({ type, namespace, name }: Collection): string {
  const named = name === undefined ? type.plural : `${type.plural} "${name}"`;
  return namespace === undefined ? named : `${named} of the namespace "${namespace}"`;
}
