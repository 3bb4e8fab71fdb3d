export { firstCertificate, lifeOf, pemSizeProblem, readBundle, type BundleEntry } from "./certificates/read-pem.ts";
export { FIELD_MANAGER, keepCaBundle, type CaBundleKeeper, type CaBundleOptions } from "./ca-bundle/keep-ca-bundle.ts";
export type { ClusterAccess, Credentials, TlsMaterial } from "./access/cluster-access.ts";
export { contextAccess } from "./access/context-access.ts";
export { inClusterAccess, podNamespace, type InClusterOptions } from "./access/in-cluster.ts";
export {
  readKubeContext,
  type Found,
  type KubeconfigOptions,
  type KubeconfigSources,
  type KubeContext,
} from "./access/kubeconfig.ts";
export {
  kubeconfigSchema,
  type ClusterEntry,
  type ExecEntry,
  type Kubeconfig,
  type UserEntry,
} from "./access/kubeconfig-schema.ts";
export {
  createKubeClient,
  type KubeClient,
  type KubeClientLimits,
  type ObjectList,
  type WatchQuestion,
} from "./client/kube-client.ts";
export type { KubeObject, ObjectMeta } from "./client/kube-object.ts";
export {
  CONFIG_MAPS,
  MUTATING_WEBHOOKS,
  NAMESPACES,
  NODES,
  PROXY_CONFIGS,
  SECRETS,
  type Collection,
  type ObjectName,
  type ResourceType,
} from "./client/resource-types.ts";
export type { WatchEvent } from "./client/watch-stream.ts";
export { KubeError, type KubeErrorCode, type KubeErrorDetails } from "./kube-error.ts";
export { watchCollection, type Watch, type WatchOptions, type WatchTiming } from "./watch/watch-collection.ts";
