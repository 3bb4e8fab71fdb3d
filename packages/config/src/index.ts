export { ConfigError, type ConfigIssue, type ConfigIssueCode } from "./config-error.ts";
export type { InjectorConfig } from "./injector/injector-config.ts";
export { type InjectorConfigOptions, parseInjectorConfig } from "./injector/parse-injector-config.ts";
export type { ConfigText } from "./source/config-text.ts";
export type { FilePlace, Locate, Place } from "./source/place.ts";
export { type FileOptions, readConfigMapKey } from "./source/read-config-map-key.ts";
export type { MeshConfig } from "./mesh/mesh-config.ts";
export { type MeshConfigOptions, parseMeshConfig } from "./mesh/parse-mesh-config.ts";
export { MESH_RELEASES, type MeshRelease } from "./mesh/releases.ts";
