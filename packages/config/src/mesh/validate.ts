import { quote } from "@outrigger/go-std/fmt";
import type { Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { addressProblem, portProblem } from "./validate-address.ts";
import { connectTimeoutProblem, detectionTimeoutProblem, refreshDelayProblem } from "./validate-duration.ts";
import { localityProblem } from "./validate-locality.ts";
import { validateModern } from "./validate-modern.ts";
import { validateProxyConfig } from "./validate-proxy.ts";
import type { Complaint } from "./complaint.ts";

const AUTH_POLICIES = 2n;

/**
 * What the release's validation has against a mesh configuration, in its order.
 *
 * Behaves as: Istio's ValidateMeshConfig.
 */
export function validateMesh(mesh: Message, release: MeshRelease): readonly Complaint[] {
  if (isSince(release, "1.6")) return validateModern(mesh, release);
  const complaints: Complaint[] = [];
  const check = (field: string, prefix: string, problem: string | undefined): void => {
    if (problem !== undefined) complaints.push({ message: prefix + problem, fields: [field] });
  };
  const address = (field: string): string | undefined =>
    mesh.text(field) === "" ? undefined : addressProblem(mesh.text(field), release);
  check("mixer_check_server", "invalid Policy Check Server address: ", address("mixer_check_server"));
  check("mixer_report_server", "invalid Telemetry Server address: ", address("mixer_report_server"));
  check("proxy_listen_port", "invalid proxy listen port: ", portProblem(mesh.number("proxy_listen_port")));
  check(
    "connect_timeout",
    "invalid connect timeout: ",
    connectTimeoutProblem(mesh.duration("connect_timeout"), release),
  );
  if (isSince(release, "1.5")) {
    const problem = detectionTimeoutProblem(mesh.duration("protocol_detection_timeout"));
    check("protocol_detection_timeout", "invalid protocol detection timeout: ", problem);
  }
  if (!isSince(release, "1.1")) complaints.push(...validateOldest(mesh));
  const proxy = mesh.message("default_config");
  if (proxy !== undefined) complaints.push(...validateProxyConfig(proxy, release));
  check("locality_lb_setting", "", localityProblem(mesh.message("locality_lb_setting"), release));
  return complaints;
}

function validateOldest(mesh: Message): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const policy = mesh.number("auth_policy");
  if (policy < 0n || policy >= AUTH_POLICIES) {
    complaints.push({ message: `unrecognized auth policy ${quote(String(policy))}`, fields: ["auth_policy"] });
  }
  const rds = refreshDelayProblem(mesh.duration("rds_refresh_delay"));
  if (rds !== undefined)
    complaints.push({ message: `invalid rds refresh delay: ${rds}`, fields: ["rds_refresh_delay"] });
  const sds = refreshDelayProblem(mesh.duration("sds_refresh_delay"));
  if (sds !== undefined)
    complaints.push({ message: `invalid sds refresh delay: ${sds}`, fields: ["sds_refresh_delay"] });
  return complaints;
}
