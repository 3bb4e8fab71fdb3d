import { quote } from "@outrigger/go-std/fmt";
import type { Complaint } from "./complaint.ts";
import { Findings } from "./findings.ts";
import type { Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { portProblem } from "./validate-address.ts";
import { connectTimeoutProblem, drainProblems, refreshDelayProblem } from "./validate-duration.ts";
import { validateTracing } from "./validate-tracing.ts";

/**
 * What the release's validation has against a proxy configuration, in its order.
 *
 * Behaves as: Istio's ValidateProxyConfig up to 1.5.
 */
export function validateProxyConfig(config: Message, release: MeshRelease): readonly Complaint[] {
  const findings = new Findings(config, release, ["default_config"]);
  findings.required("config_path", "config path must be set");
  findings.required("binary_path", "binary path must be set");
  findings.required("service_cluster", "service cluster must be set");
  const drain = drainProblems(config.duration("drain_duration"), config.duration("parent_shutdown_duration"));
  for (const problem of drain) findings.check("drain_duration", "invalid parent and drain time combination", problem);
  const isOldest = !isSince(release, "1.1");
  if (isOldest) {
    const problem = refreshDelayProblem(config.duration("discovery_refresh_delay"));
    findings.check("discovery_refresh_delay", "invalid refresh delay:", problem);
  }
  findings.required("discovery_address", "discovery address must be set to the proxy discovery service");
  findings.address("discovery_address", "invalid discovery address:");
  if (isOldest) findings.address("zipkin_address", "invalid zipkin address:");
  else
    for (const { field, message } of validateTracing(config.message("tracing"), release)) findings.add(field, message);
  const timeout = connectTimeoutProblem(config.duration("connect_timeout"), release);
  findings.check("connect_timeout", "invalid connect timeout:", timeout);
  validateServices(findings);
  findings.check("proxy_admin_port", "invalid proxy admin port:", portProblem(config.number("proxy_admin_port")));
  const policy = config.number("control_plane_auth_policy");
  if (policy !== 0n && policy !== 1n) {
    findings.add("control_plane_auth_policy", `unrecognized control plane auth policy ${quote(policyText(policy))}`);
  }
  return findings.complaints;
}

/** The addresses of the services that a proxy reports to. */
export function validateServices(findings: Findings): void {
  const { config } = findings;
  const statsd = config.text("statsd_udp_address");
  findings.address("statsd_udp_address", `invalid statsd udp address ${quote(statsd)}:`);
  const metrics = config.text("envoy_metrics_service_address");
  findings.address("envoy_metrics_service_address", `invalid envoy metrics service address ${quote(metrics)}:`);
  const service = config.message("envoy_metrics_service")?.text("address") ?? "";
  const prefix = `invalid envoy metrics service address ${quote(service)}:`;
  findings.address("envoy_metrics_service.address", prefix, service);
  const log = config.message("envoy_access_log_service")?.text("address") ?? "";
  findings.address("envoy_access_log_service.address", `invalid envoy access log service address ${quote(log)}:`, log);
}

/** The word of an authentication policy. */
export function policyText(policy: bigint): string {
  return policy === 1000n ? "INHERIT" : String(policy);
}
