export {
  type ClusterConfig,
  type MountConfig,
  type NetworkConfig,
  type NodeConfig,
  type PortMappingConfig,
  type TargetedJsonPatch,
  readClusterConfig,
} from "./cluster-config.ts";
export { KindContainer, defaultNodeImage } from "./kind-container.ts";
export { KindError, type KindErrorCode } from "./kind-error.ts";
export { type KubectlOptions, StartedKindContainer } from "./started-kind-container.ts";
