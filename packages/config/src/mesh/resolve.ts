import { marshal } from "./marshal.ts";
import { type MeshConfig, type ProxyConfig, remember } from "./mesh-config.ts";
import { meshRules } from "./mesh-rules.ts";
import type { Message } from "./message.ts";
import type { MeshRelease } from "./releases.ts";

/** The JSON of a mesh configuration, with the message that it was made of behind it. */
export function resolveMesh(message: Message, release: MeshRelease): MeshConfig {
  const mesh = marshal(message, meshRules(release)) as MeshConfig;
  const proxy = message.message("default_config");
  if (proxy !== undefined) remember(mesh.defaultConfig, { message: proxy, release });
  return remember(mesh, { message, release });
}

/** The JSON of a proxy configuration, with the message that it was made of behind it. */
export function resolveProxy(message: Message, release: MeshRelease): ProxyConfig {
  return remember(marshal(message, meshRules(release)), { message, release });
}

/**
 * No mesh configuration at all: every field and getter of its view is zero or an error as of Go's nil pointer.
 *
 * @example
 * ```ts
 * import { meshView, nilMeshConfig } from "@outrigger/config";
 * meshView(nilMeshConfig("1.31")); // (*MeshConfig)(nil)
 * ```
 */
export function nilMeshConfig(release: MeshRelease): MeshConfig {
  const defaultConfig: ProxyConfig = remember({}, { message: undefined, release });
  return remember({ defaultConfig }, { message: undefined, release });
}
