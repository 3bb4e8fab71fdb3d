import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import type { Message } from "./message.ts";
import type { MeshRelease } from "./releases.ts";

/**
 * A mesh configuration with every field of its release, as protobuf's JSON: an enum is its word, a duration `1s`, a message that
 * is not set null.
 */
export type MeshConfig = JsonObject & {
  readonly defaultConfig: JsonObject;
  readonly enableSdsTokenMount?: boolean;
};

/** What stands behind a resolved mesh configuration. */
export interface MeshSource {
  readonly message: Message;
  readonly release: MeshRelease;
}

const sources = new WeakMap<object, MeshSource>();

/** Remembers the message that a resolved mesh configuration was made of. */
export function rememberMesh(resolved: Readonly<Record<string, JsonValue>>, source: MeshSource): MeshConfig {
  sources.set(resolved, source);
  return resolved as MeshConfig;
}

/**
 * The message behind a mesh configuration.
 *
 * @throws TypeError for an object that `parseMeshConfig` did not make.
 */
export function meshSource(mesh: MeshConfig): MeshSource {
  const source = sources.get(mesh);
  if (source === undefined) throw new TypeError("Cannot view a mesh configuration that parseMeshConfig did not make");
  return source;
}
