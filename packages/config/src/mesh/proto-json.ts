import { contentOf, type GoValue } from "@outrigger/go-std";
import type { JsonObject } from "@outrigger/go-std/json";
import { cleanProxyConfig } from "./clean-proxy-config.ts";
import { marshalNonZero } from "./marshal.ts";
import { meshRules } from "./mesh-rules.ts";
import type { Message } from "./message.ts";
import type { MeshRelease } from "./releases.ts";
import { messageBehind } from "./view-methods.ts";

/**
 * The message behind a view of a mesh or proxy configuration as JSON, in the order of the message; undefined for a nil one and for
 * any other value.
 *
 * Behaves as: Istio's protoToJSON: protobuf's jsonpb, Marshal without defaults: fields that are zero are left out; from 1.6 on those
 * of a proxy configuration, too, that are as the release has them by default.
 *
 * @example
 * ```ts
 * import { parseMeshConfig, protoJson, proxyConfigView } from "@outrigger/config";
 * const mesh = parseMeshConfig("defaultConfig: {drainDuration: 23s}", { file: "mesh", release: "1.31" });
 * protoJson(proxyConfigView(mesh), "1.31"); // { drainDuration: "23s" }
 * ```
 */
export function protoJson(view: GoValue, release: MeshRelease): JsonObject | undefined {
  const content = contentOf(view);
  const reader = typeof content === "function" ? content : contentOf(content);
  const behind = typeof reader === "function" ? messageBehind.get(reader) : undefined;
  if (behind === undefined) return undefined;
  return written(behind.message, behind.release, release);
}

/** The JSON of messages that were asked for before; nobody changes a message that can be seen. */
const known = new WeakMap<Message, { readonly release: MeshRelease; readonly json: JsonObject }>();

function written(message: Message, own: MeshRelease, release: MeshRelease): JsonObject {
  const before = known.get(message);
  if (before?.release === release) return before.json;
  const json = marshalNonZero(cleanProxyConfig(message, own), meshRules(release));
  known.set(message, { release, json });
  return json;
}
