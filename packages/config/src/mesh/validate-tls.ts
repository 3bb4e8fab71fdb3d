import { quote } from "@outrigger/go-std/fmt";
import type { Message } from "./message.ts";
import { isSince, type MeshRelease } from "./releases.ts";

const SIMPLE = 1n;
const MUTUAL = 2n;

/**
 * What is wrong with the TLS settings of a client.
 *
 * Behaves as: Istio's ValidateTLS.
 */
export function tlsProblems(settings: Message | undefined, release: MeshRelease): readonly string[] {
  if (settings === undefined) return [];
  const mode = settings.number("mode");
  const problems = [...configMapProblems(settings, release), ...skipProblems(settings, release)];
  if (isSince(release, "1.7") && (mode === SIMPLE || mode === MUTUAL) && settings.text("credential_name") !== "") {
    return [...problems, ...credentialProblems(settings, release)];
  }
  if (mode !== MUTUAL) return problems;
  if (settings.text("client_certificate") === "") problems.push("client certificate required for mutual tls");
  if (settings.text("private_key") === "") problems.push("private key required for mutual tls");
  return problems;
}

const CONFIG_MAP = "configmap://";

/** A credential in a ConfigMap must be in the namespace of the configuration, and a mesh configuration has none. */
function configMapProblems(settings: Message, release: MeshRelease): string[] {
  const name = settings.text("credential_name");
  if (!isSince(release, "1.26") || !name.startsWith(CONFIG_MAP)) return [];
  const [namespace = "", key] = name.slice(CONFIG_MAP.length).split("/");
  const invalid = "invalid configmap:// credentialName:";
  const unreadable = `${invalid} invalid resource name ${quote(name)}. Expected`;
  if (key === undefined) return [`${unreadable} namespace and name`];
  if (namespace === "") return [`${unreadable} namespace`];
  if (key === "") return [`${unreadable} name`];
  return [`${invalid} namespace must match the configuration namespace ""`];
}

function skipProblems(settings: Message, release: MeshRelease): string[] {
  if (!isSince(release, "1.19") || settings.get("insecure_skip_verify") !== true) return [];
  const names = settings.get("subject_alt_names");
  const hasAuthority = settings.text("ca_certificates") !== "" || (Array.isArray(names) && names.length > 0);
  const end = "when InsecureSkipVerify is set true";
  if (settings.number("mode") === SIMPLE && (hasAuthority || settings.text("credential_name") !== "")) {
    return [`cannot specify CaCertificates or CredentialName or SubjectAltNames ${end}`];
  }
  if (settings.number("mode") === MUTUAL && hasAuthority) {
    return [`cannot specify CaCertificates or SubjectAltNames ${end}`];
  }
  return [];
}

function credentialProblems(settings: Message, release: MeshRelease): readonly string[] {
  const hasList = isSince(release, "1.22");
  const fields = ["client_certificate", "ca_certificates", "private_key", ...(hasList ? ["ca_crl"] : [])];
  if (fields.every((field) => settings.text(field) === "")) return [];
  return [
    `cannot specify client certificates or CA certificate ${hasList ? "or CA CRL " : ""}If credentialName is set`,
  ];
}
