import { quote } from "@outrigger/go-std/fmt";
import type { Complaint } from "./complaint.ts";
import { Findings } from "./findings.ts";
import type { Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { portProblem } from "./validate-address.ts";
import { connectionProblems } from "./validate-connections.ts";
import { drainProblems, drainTimeProblems } from "./validate-duration.ts";
import { keyProviderProblems } from "./validate-key-provider.ts";
import { policyText, validateServices } from "./validate-proxy.ts";
import { tlsProblems } from "./validate-tls.ts";
import { validateTracing } from "./validate-tracing.ts";

/**
 * What the release's validation has against a proxy configuration, in its order.
 *
 * Behaves as: Istio's ValidateProxyConfig, ValidateMeshConfigProxyConfig since 1.13.
 */
export function validateModernProxy(config: Message, release: MeshRelease): readonly Complaint[] {
  const findings = new Findings(config, release, ["default_config"]);
  findings.required("config_path", "config path must be set");
  findings.required("binary_path", "binary path must be set");
  checkCluster(findings);
  checkDrain(findings);
  findings.required("discovery_address", "discovery address must be set to the proxy discovery service");
  findings.address("discovery_address", "invalid discovery address:");
  checkTracing(findings);
  validateServices(findings);
  findings.check("proxy_admin_port", "invalid proxy admin port:", portProblem(config.number("proxy_admin_port")));
  checkPolicy(findings);
  if (isSince(release, "1.11")) {
    findings.check("status_port", "invalid status port:", portProblem(config.number("status_port")));
  }
  checkKeyProvider(findings);
  const connections = connectionProblems(config.message("connection_settings"));
  findings.checkAll("connection_settings", "invalid connection settings:", connections);
  return findings.complaints;
}

function checkCluster(findings: Findings): void {
  const { config, release } = findings;
  if (!isSince(release, "1.13")) findings.required("service_cluster", "service cluster must be set");
  else if (config.get("service_cluster") === "") findings.add("service_cluster", "service cluster must be specified");
  else if (config.get("service_cluster") === undefined && config.get("tracing_service_name") === undefined) {
    findings.add("service_cluster", "oneof service cluster or tracing service name must be specified");
  }
}

function checkDrain(findings: Findings): void {
  const { config, release } = findings;
  const drain = config.duration("drain_duration");
  if (isSince(release, "1.17")) {
    for (const problem of drainTimeProblems(drain, !isSince(release, "1.22"))) findings.add("drain_duration", problem);
    return;
  }
  const problems = drainProblems(drain, config.duration("parent_shutdown_duration"));
  findings.checkAll("drain_duration", "invalid parent and drain time combination", problems);
}

function checkTracing(findings: Findings): void {
  const { config, release } = findings;
  const tracing = config.message("tracing");
  for (const { field, message } of validateTracing(tracing, release)) findings.add(field, message);
  const tls = tlsProblems(tracing?.message("tls_settings"), release);
  findings.checkAll("tracing.tls_settings", "invalid tracing TLS config:", tls);
  const tags = tracing?.get("custom_tags");
  if (release !== "1.13" || !(tags instanceof Map)) return;
  const [missing] = [...tags].filter(([, tag]) => tag === null);
  if (missing === undefined) return;
  findings.add(
    "tracing.custom_tags",
    `invalid tracing custom tags: encountered nil value for custom tag: ${missing[0]}`,
  );
}

function checkPolicy(findings: Findings): void {
  const policy = findings.config.number("control_plane_auth_policy");
  if (policy === 0n || policy === 1n) return;
  const message = `unrecognized control plane auth policy ${quote(policyText(policy))}`;
  const prefix = isSince(findings.release, "1.11") ? "invalid authentication policy: " : "";
  findings.add("control_plane_auth_policy", prefix + message);
}

function checkKeyProvider(findings: Findings): void {
  const { config, release } = findings;
  const provider = config.message("private_key_provider");
  if (provider === undefined || !isSince(release, "1.14")) return;
  const word = isSince(release, "1.21") ? "configuration" : "confguration";
  const problems = keyProviderProblems(provider, release, word);
  findings.checkAll("private_key_provider", `invalid private key provider ${word}:`, problems);
}
