import { encodeJson } from "@outrigger/go-std/json";
import { defaultProxyConfig } from "./default-mesh.ts";
import { marshal } from "./marshal.ts";
import { meshRules } from "./mesh-rules.ts";
import { type FieldValue, Message } from "./message.ts";
import type { FieldType } from "./message-type.ts";
import { isSince, isWithin, type MeshRelease } from "./releases.ts";

/** A field that is left out when it is as by default; the first release that does so (if not the oldest), the first that does not. */
type CleanedRow = readonly [field: string, since?: MeshRelease | undefined, until?: MeshRelease];

const CLEANED: readonly CleanedRow[] = [
  ["config_path"],
  ["binary_path"],
  ["control_plane_auth_policy", "1.7"],
  ["service_cluster"],
  ["drain_duration"],
  ["termination_drain_duration", "1.7"],
  ["parent_shutdown_duration", undefined, "1.17"],
  ["discovery_address"],
  ["envoy_metrics_service"],
  ["envoy_access_log_service"],
  ["tracing"],
  ["proxy_admin_port"],
  ["stat_name_length"],
  ["status_port"],
  ["concurrency"],
];

/**
 * A proxy configuration without what is as by default; any other message as it is.
 *
 * Behaves as: Istio's inject package, cleanProxyConfig.
 */
export function cleanProxyConfig(message: Message, release: MeshRelease): Message {
  if (message.type.name !== "ProxyConfig" || !isSince(release, "1.6")) return message;
  const cleaned = message.copy();
  const defaults = defaultProxyConfig(release);
  for (const [name, since, until] of CLEANED) {
    if (!isWithin(release, since, until)) continue;
    const field = message.type.fields.find((candidate) => candidate.name === name);
    if (field !== undefined && isSame(field, [message, defaults], release)) cleaned.clear(name);
  }
  const metadata = message.get("proxy_metadata");
  if (isSince(release, "1.9") && metadata instanceof Map && metadata.size === 0) cleaned.clear("proxy_metadata");
  return cleaned;
}

function isSame(field: FieldType, [one, other]: readonly [Message, Message], release: MeshRelease): boolean {
  const text = (message: Message): string => fieldText(message, field, release);
  return text(one) === text(other);
}

function fieldText(message: Message, field: FieldType, release: MeshRelease): string {
  const value = message.get(field.name);
  const only = new Message(
    message.type,
    value === undefined ? [] : ([[field.name, value]] satisfies [string, FieldValue][]),
  );
  return encodeJson(marshal(only, meshRules(release))[field.json] ?? null);
}
