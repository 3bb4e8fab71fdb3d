import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import type { Message } from "./message.ts";
import type { MeshRelease } from "./releases.ts";

/**
 * A proxy configuration with every field of its release, as protobuf's JSON: an enum is its word, a duration `1s`, a scalar that may
 * be missing itself, what is not set null; `statusPort` is a number, `holdApplicationUntilProxyStarts` true, false or null,
 * `proxyMetadata` an object, `image` null or an object with `imageType`.
 */
export type ProxyConfig = JsonObject;

/**
 * A mesh configuration with every field of its release, as protobuf's JSON: an enum is its word, a duration `1s`, a message or a
 * scalar that is not set null; so `rootNamespace` and `trustDomain` are texts, `enablePrometheusMerge` is true, false or null,
 * `inboundTrafficPolicy` null or an object with `mode`.
 */
export type MeshConfig = JsonObject & {
  readonly defaultConfig: ProxyConfig;
  readonly enableSdsTokenMount?: boolean;
};

/** What stands behind a resolved mesh or proxy configuration; no message behind a nil one. */
export interface MeshSource {
  readonly message: Message | undefined;
  readonly release: MeshRelease;
}

const sources = new WeakMap<object, MeshSource>();

/** Remembers the message that a resolved configuration was made of. */
export function remember<T extends Readonly<Record<string, JsonValue>>>(resolved: T, source: MeshSource): T {
  sources.set(resolved, source);
  return resolved;
}

/**
 * The message behind a mesh or proxy configuration.
 *
 * @throws TypeError for an object that this package did not make.
 */
export function meshSource(config: MeshConfig | ProxyConfig): MeshSource {
  const source = sources.get(config);
  if (source === undefined) throw new TypeError("Cannot view a configuration that was not parsed");
  return source;
}
