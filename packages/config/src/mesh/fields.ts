import type { MeshRelease } from "./releases.ts";

/**
 * A field: its protobuf name; its type (`list:` and `map:` before the type of the elements; `enum:`, `message:` and `wrapper:`
 * before a name); the first release that has it, if not the oldest.
 */
export type FieldRow = readonly [name: string, type: string, since?: MeshRelease];

const PROXY_CONFIG: readonly FieldRow[] = [
  ["config_path", "string"],
  ["binary_path", "string"],
  ["service_cluster", "string"],
  ["drain_duration", "duration"],
  ["parent_shutdown_duration", "duration"],
  ["discovery_address", "string"],
  ["discovery_refresh_delay", "duration"],
  ["zipkin_address", "string"],
  ["connect_timeout", "duration"],
  ["statsd_udp_address", "string"],
  ["envoy_metrics_service_address", "string", "1.1"],
  ["proxy_admin_port", "int32"],
  ["availability_zone", "string"],
  ["control_plane_auth_policy", "enum:AuthenticationPolicy"],
  ["custom_config_file", "string"],
  ["stat_name_length", "int32"],
  ["concurrency", "int32"],
  ["proxy_bootstrap_template_path", "string"],
  ["interception_mode", "enum:ProxyConfig_InboundInterceptionMode"],
  ["tracing", "message:Tracing", "1.1"],
  ["sds", "message:SDS", "1.2"],
  ["envoy_access_log_service", "message:RemoteService", "1.3"],
  ["envoy_metrics_service", "message:RemoteService", "1.3"],
  ["proxy_metadata", "map:string", "1.5"],
];

const MESH_CONFIG: readonly FieldRow[] = [
  ["mixer_check_server", "string"],
  ["mixer_report_server", "string"],
  ["disable_policy_checks", "bool"],
  ["disable_mixer_http_reports", "bool", "1.4"],
  ["policy_check_fail_open", "bool", "1.0"],
  ["sidecar_to_telemetry_session_affinity", "bool", "1.1"],
  ["proxy_listen_port", "int32"],
  ["proxy_http_port", "int32"],
  ["connect_timeout", "duration"],
  ["protocol_detection_timeout", "duration", "1.3"],
  ["tcp_keepalive", "message:ConnectionPoolSettings_TCPSettings_TcpKeepalive", "1.1"],
  ["ingress_class", "string"],
  ["ingress_service", "string"],
  ["ingress_controller_mode", "enum:MeshConfig_IngressControllerMode"],
  ["auth_policy", "enum:MeshConfig_AuthPolicy"],
  ["rds_refresh_delay", "duration"],
  ["enable_tracing", "bool"],
  ["access_log_file", "string"],
  ["access_log_format", "string", "1.1"],
  ["access_log_encoding", "enum:MeshConfig_AccessLogEncoding", "1.1"],
  ["enable_envoy_access_log_service", "bool", "1.3"],
  ["default_config", "message:ProxyConfig"],
  ["mixer_address", "string"],
  ["outbound_traffic_policy", "message:MeshConfig_OutboundTrafficPolicy"],
  ["enable_client_side_policy_check", "bool"],
  ["sds_uds_path", "string"],
  ["sds_refresh_delay", "duration"],
  ["config_sources", "list:message:ConfigSource", "1.1"],
  ["enable_auto_mtls", "wrapper:bool", "1.4"],
  ["enable_sds_token_mount", "bool", "1.1"],
  ["sds_use_k8s_sa_jwt", "bool", "1.1"],
  ["trust_domain", "string", "1.1"],
  ["trust_domain_aliases", "list:string", "1.4"],
  ["default_service_export_to", "list:string", "1.1"],
  ["default_virtual_service_export_to", "list:string", "1.1"],
  ["default_destination_rule_export_to", "list:string", "1.1"],
  ["root_namespace", "string", "1.1"],
  ["locality_lb_setting", "message:LocalityLoadBalancerSetting", "1.1"],
  ["dns_refresh_rate", "duration", "1.1"],
  ["disable_report_batch", "bool", "1.3"],
  ["report_batch_max_entries", "uint32", "1.3"],
  ["report_batch_max_time", "duration", "1.3"],
  ["h2_upgrade_policy", "enum:MeshConfig_H2UpgradePolicy", "1.3"],
  ["inbound_cluster_stat_name", "string", "1.4"],
  ["outbound_cluster_stat_name", "string", "1.4"],
  ["certificates", "list:message:Certificate", "1.4"],
  ["thrift_config", "message:MeshConfig_ThriftConfig", "1.5"],
];

/** The messages below a MeshConfig, by the name of their Go type; fields in the order of Go's struct. */
export const MESSAGE_FIELDS: Readonly<Record<string, readonly FieldRow[]>> = {
  MeshConfig: MESH_CONFIG,
  ProxyConfig: PROXY_CONFIG,
  MeshConfig_OutboundTrafficPolicy: [["mode", "enum:MeshConfig_OutboundTrafficPolicy_Mode"]],
  MeshConfig_ThriftConfig: [
    ["rate_limit_url", "string"],
    ["rate_limit_timeout", "duration"],
  ],
  ConfigSource: [
    ["address", "string"],
    ["tls_settings", "message:TLSSettings"],
    ["subscribed_resources", "list:enum:Resource", "1.4"],
  ],
  Certificate: [
    ["secret_name", "string"],
    ["dns_names", "list:string"],
  ],
  RemoteService: [
    ["address", "string"],
    ["tls_settings", "message:TLSSettings"],
    ["tcp_keepalive", "message:ConnectionPoolSettings_TCPSettings_TcpKeepalive"],
  ],
  SDS: [
    ["enabled", "bool"],
    ["k8s_sa_jwt_path", "string"],
  ],
  Tracing: [
    ["zipkin", "message:Tracing_Zipkin"],
    ["lightstep", "message:Tracing_Lightstep"],
    ["datadog", "message:Tracing_Datadog"],
    ["stackdriver", "message:Tracing_Stackdriver", "1.3"],
  ],
  Tracing_Zipkin: [["address", "string"]],
  Tracing_Lightstep: [
    ["address", "string"],
    ["access_token", "string"],
    ["secure", "bool"],
    ["cacert_path", "string"],
  ],
  Tracing_Datadog: [["address", "string"]],
  Tracing_Stackdriver: [
    ["debug", "bool"],
    ["max_number_of_attributes", "wrapper:int64"],
    ["max_number_of_annotations", "wrapper:int64"],
    ["max_number_of_message_events", "wrapper:int64"],
  ],
  LocalityLoadBalancerSetting: [
    ["distribute", "list:message:LocalityLoadBalancerSetting_Distribute"],
    ["failover", "list:message:LocalityLoadBalancerSetting_Failover"],
    ["enabled", "wrapper:bool", "1.5"],
  ],
  LocalityLoadBalancerSetting_Distribute: [
    ["from", "string"],
    ["to", "map:uint32"],
  ],
  LocalityLoadBalancerSetting_Failover: [
    ["from", "string"],
    ["to", "string"],
  ],
  ConnectionPoolSettings_TCPSettings_TcpKeepalive: [
    ["probes", "uint32"],
    ["time", "duration"],
    ["interval", "duration"],
  ],
  TLSSettings: [
    ["mode", "enum:TLSSettings_TLSmode"],
    ["client_certificate", "string"],
    ["private_key", "string"],
    ["ca_certificates", "string"],
    ["subject_alt_names", "list:string"],
    ["sni", "string"],
  ],
};

/** Messages of which at most one field is set; Go's struct has one field of this name for all of them. */
export const ONE_OF: Readonly<Record<string, string>> = { Tracing: "tracer" };
