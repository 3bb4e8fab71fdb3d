import type { GoValue } from "@outrigger/go-std";
import { meshRules } from "./mesh-rules.ts";
import type { FieldValue, Message } from "./message.ts";
import { isWritten, isZero } from "./marshal.ts";
import { clearOthers } from "./merge-messages.ts";
import type { MeshRelease } from "./releases.ts";
import { unmarshal } from "./unmarshal.ts";

/**
 * Lays a YAML tree over a proxy configuration, which is changed: fields replace, metadata merge by their keys where the release does so.
 *
 * Behaves as: Istio's MergeProxyConfig.
 *
 * @throws FieldProblem with jsonpb's text.
 */
export function mergeProxyConfig(config: Message, tree: GoValue, release: MeshRelease): void {
  const before = config.copy();
  unmarshal(config, tree, meshRules(release));
  keepOld(config, before, release);
}

/**
 * Lays a proxy configuration over another, which is changed; as {@link mergeProxyConfig} does with its text, in which zero values are
 * left out.
 */
export function layMessage(config: Message, over: Message, release: MeshRelease): void {
  const rules = meshRules(release);
  const before = config.copy();
  for (const field of over.type.fields) {
    const value = over.get(field.name);
    if (value === undefined || !isWritten(field, value, rules)) continue;
    if (field.oneOf !== undefined) clearOthers(config, field);
    config.set(field.name, value);
  }
  keepOld(config, before, release);
}

/** Puts back what metadata and headers had before. */
function keepOld(config: Message, before: Message, release: MeshRelease): void {
  const rules = meshRules(release);
  const merged = mergeMaps(before.get("proxy_metadata"), config.get("proxy_metadata"));
  if (rules.mergesMetadata && merged !== undefined) config.set("proxy_metadata", merged);
  const headers = before.message("proxy_headers");
  const given = config.message("proxy_headers");
  if (rules.mergesHeaders && given !== undefined && headers !== undefined) {
    config.set("proxy_headers", completeHeaders(given, headers));
  }
}

function mergeMaps(base: FieldValue | undefined, over: FieldValue | undefined): FieldValue | undefined {
  if (!(base instanceof Map) || !(over instanceof Map)) return over ?? base;
  return new Map<string, FieldValue>([...base, ...over]);
}

const HEADERS = ["forwarded_client_cert", "request_id", "attempt_count", "server", "envoy_debug_headers"] as const;

function completeHeaders(given: Message, base: Message): Message {
  const complete = given.copy();
  for (const name of HEADERS) {
    const value = given.get(name);
    const fallback = base.get(name);
    if ((value === undefined || isZero(value)) && fallback !== undefined) complete.set(name, fallback);
  }
  return complete;
}
