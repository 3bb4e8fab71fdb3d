import type { GoValue } from "@outrigger/go-std";
import { meshDefaults, proxyDefaults } from "./default-modern.ts";
import { meshRules } from "./mesh-rules.ts";
import { durationOf, type FieldValue, Message } from "./message.ts";
import { messageType } from "./message-type.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { unmarshal } from "./unmarshal.ts";

const SECOND = 1_000_000_000n;

/**
 * The proxy configuration that a mesh file is laid over.
 *
 * Behaves as: Istio's DefaultProxyConfig.
 */
export function defaultProxyConfig(release: MeshRelease): Message {
  if (isSince(release, "1.6")) return filled("ProxyConfig", release, proxyDefaults(release));
  const isOld = !isSince(release, "1.1");
  const config = fill("ProxyConfig", release, {
    config_path: "/etc/istio/proxy",
    binary_path: "/usr/local/bin/envoy",
    service_cluster: "istio-proxy",
    drain_duration: durationOf((isOld ? 2n : 45n) * SECOND),
    parent_shutdown_duration: durationOf((isOld ? 3n : 60n) * SECOND),
    discovery_address: isOld ? "istio-pilot:15007" : "istio-pilot:15010",
    connect_timeout: durationOf(SECOND),
    proxy_admin_port: 15000n,
  });
  if (isOld) config.set("discovery_refresh_delay", durationOf(SECOND));
  else config.set("stat_name_length", 189n);
  if (isSince(release, "1.3")) {
    const service = messageType("RemoteService", release);
    config.set("envoy_metrics_service", new Message(service));
    config.set("envoy_access_log_service", new Message(service));
  }
  return config;
}

/**
 * The mesh configuration that a mesh file is laid over.
 *
 * Behaves as: Istio's DefaultMeshConfig.
 */
export function defaultMeshConfig(release: MeshRelease): Message {
  if (isSince(release, "1.6")) {
    const modern = filled("MeshConfig", release, meshDefaults(release));
    modern.set("default_config", defaultProxyConfig(release));
    return modern;
  }
  const mesh = fill("MeshConfig", release, {
    proxy_listen_port: 15001n,
    connect_timeout: durationOf(SECOND),
    enable_tracing: true,
    access_log_file: "/dev/stdout",
    default_config: defaultProxyConfig(release),
    ...(isSince(release, "1.1") ? defaultsSince1_1(release) : DEFAULTS_1_0),
  });
  if (isSince(release, "1.3")) mesh.set("protocol_detection_timeout", durationOf(SECOND / 10n));
  if (isSince(release, "1.4")) {
    mesh.set("trust_domain_aliases", []);
    mesh.set("enable_auto_mtls", false);
  }
  return mesh;
}

const DEFAULTS_1_0: Readonly<Record<string, FieldValue>> = {
  ingress_class: "istio",
  ingress_controller_mode: 2n,
  rds_refresh_delay: durationOf(SECOND),
  sds_refresh_delay: durationOf(15n * SECOND),
};

function defaultsSince1_1(release: MeshRelease): Readonly<Record<string, FieldValue>> {
  const allowAny = new Message(messageType("MeshConfig_OutboundTrafficPolicy", release), [["mode", 1n]]);
  return {
    disable_policy_checks: true,
    root_namespace: "istio-system",
    ingress_service: "istio-ingressgateway",
    default_service_export_to: ["*"],
    default_virtual_service_export_to: ["*"],
    default_destination_rule_export_to: ["*"],
    outbound_traffic_policy: allowAny,
    dns_refresh_rate: durationOf(5n * SECOND),
  };
}

function fill(name: string, release: MeshRelease, values: Readonly<Record<string, FieldValue>>): Message {
  return new Message(messageType(name, release), Object.entries(values));
}

function filled(name: string, release: MeshRelease, tree: GoValue): Message {
  const message = new Message(messageType(name, release));
  unmarshal(message, tree, meshRules(release));
  return message;
}
