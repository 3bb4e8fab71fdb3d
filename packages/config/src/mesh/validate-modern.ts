import type { Complaint } from "./complaint.ts";
import type { FieldValue, Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { addressProblem, portProblem } from "./validate-address.ts";
import { trustDomainProblem, wildcardDomainProblem } from "./validate-domain.ts";
import { connectTimeoutProblem, detectionTimeoutProblem } from "./validate-duration.ts";
import { localityProblem } from "./validate-locality.ts";
import { localityProblems, zoneProblems } from "./validate-modern-locality.ts";
import { validateModernProxy } from "./validate-modern-proxy.ts";
import { trafficPolicyProblems } from "./validate-traffic-policy.ts";

/**
 * What the release's validation has against a mesh configuration, in its order.
 *
 * Behaves as: Istio's ValidateMeshConfig since 1.6; since 1.14 some complaints are no list of one.
 */
export function validateModern(mesh: Message, release: MeshRelease): readonly Complaint[] {
  const proxy = mesh.message("default_config");
  return [
    ...serverComplaints(mesh, release),
    ...basicComplaints(mesh, release),
    ...(proxy === undefined ? [] : validateModernProxy(proxy, release)),
    ...localityComplaints(mesh, release),
    ...framed("service_settings", serviceProblems(mesh)),
    ...(isSince(release, "1.8") ? trustComplaints(mesh) : []),
    ...meshTlsComplaints(mesh),
    ...bare("default_traffic_policy", trafficPolicyProblems(mesh.message("default_traffic_policy")), release),
  ];
}

function framed(field: string, problems: readonly string[]): readonly Complaint[] {
  return problems.map((message) => ({ message, fields: [field] }));
}

/** Problems that a release since 1.14 does not put into a list of their own. */
function bare(field: string, problems: readonly string[], release: MeshRelease): readonly Complaint[] {
  return problems.map((message) => ({ message, fields: [field], isBare: isSince(release, "1.14") }));
}

/** The servers of the policies that went with 1.8. */
function serverComplaints(mesh: Message, release: MeshRelease): readonly Complaint[] {
  const check = (field: string, name: string): readonly Complaint[] => {
    const address = mesh.text(field);
    const problem = address === "" ? undefined : addressProblem(address, release);
    return problem === undefined ? [] : [{ message: `invalid ${name} address: ${problem}`, fields: [field] }];
  };
  return [...check("mixer_check_server", "Policy Check Server"), ...check("mixer_report_server", "Telemetry Server")];
}

function basicComplaints(mesh: Message, release: MeshRelease): readonly Complaint[] {
  const check = (field: string, name: string, problem: string | undefined): readonly Complaint[] =>
    bare(field, problem === undefined ? [] : [`invalid ${name}: ${problem}`], release);
  return [
    ...check("proxy_listen_port", "proxy listen port", portProblem(mesh.number("proxy_listen_port"))),
    ...check("connect_timeout", "connect timeout", connectTimeoutProblem(mesh.duration("connect_timeout"), release)),
    ...check(
      "protocol_detection_timeout",
      "protocol detection timeout",
      detectionTimeoutProblem(mesh.duration("protocol_detection_timeout")),
    ),
  ];
}

function localityComplaints(mesh: Message, release: MeshRelease): readonly Complaint[] {
  const setting = mesh.message("locality_lb_setting");
  if (!isSince(release, "1.14")) {
    const problem = localityProblem(setting, release);
    return framed("locality_lb_setting", problem === undefined ? [] : [problem]);
  }
  return [
    ...bare("locality_lb_setting", localityProblems(setting, release), release),
    ...bare("zone_aware_lb_setting", zoneProblems(mesh.message("zone_aware_lb_setting")), release),
  ];
}

function serviceProblems(mesh: Message): readonly string[] {
  return mesh.messages("service_settings").flatMap((settings, index) =>
    textsOf(settings.get("hosts")).flatMap((host) => {
      const problem = wildcardDomainProblem(host);
      return problem === undefined ? [] : [`serviceSettings[${index}], host \`${host}\`: ${problem}`];
    }),
  );
}

function trustComplaints(mesh: Message): readonly Complaint[] {
  const own = trustDomainProblem(mesh.text("trust_domain"));
  const aliases = textsOf(mesh.get("trust_domain_aliases")).flatMap((alias, index) => {
    const problem = trustDomainProblem(alias);
    return problem === undefined ? [] : [`trustDomainAliases[${index}], domain \`${alias}\` : ${problem}`];
  });
  return [
    ...framed("trust_domain", own === undefined ? [] : [`trustDomain: ${own}`]),
    ...framed("trust_domain_aliases", aliases),
  ];
}

/** Curves are a matter of the TLS defaults alone (since 1.18). */
function meshTlsComplaints(mesh: Message): readonly Complaint[] {
  const curves = mesh.message("mesh_mTLS")?.get("ecdh_curves");
  const hasCurves = Array.isArray(curves) && curves.length > 0;
  return framed("mesh_mTLS", hasCurves ? ["mesh TLS does not support ECDH curves configuration"] : []);
}

function textsOf(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
