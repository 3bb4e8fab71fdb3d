import { contentOf, type GoValue } from "@outrigger/go-std";
import type { JsonObject } from "@outrigger/go-std/json";
import { marshalNonZero } from "./marshal.ts";
import { MESH_RULES } from "./mesh-rules.ts";
import type { MeshRelease } from "./releases.ts";
import { messageBehind } from "./view-methods.ts";

/**
 * The message behind a view of a mesh or proxy configuration as JSON; undefined for a nil one and for any other value.
 *
 * Behaves as: protobuf's jsonpb, Marshal without defaults: fields that are zero are left out.
 */
export function protoJson(view: GoValue, release: MeshRelease): JsonObject | undefined {
  const content = contentOf(view);
  const reader = typeof content === "function" ? content : contentOf(content);
  const message = typeof reader === "function" ? messageBehind.get(reader) : undefined;
  return message === undefined ? undefined : marshalNonZero(message, MESH_RULES[release]);
}
