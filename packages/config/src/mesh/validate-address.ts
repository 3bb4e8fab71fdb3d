import { parseInteger, quote } from "@outrigger/go-std/fmt";
import { isIpAddress } from "./ip-address.ts";
import { isSince, type MeshRelease } from "./releases.ts";
import { splitHostPort } from "./split-host-port.ts";
import { isLabel } from "./validate-domain.ts";

const LONGEST_NAME = 255;

/**
 * What is wrong with a port number; undefined for one that is good.
 *
 * Behaves as: Istio's ValidatePort.
 */
export function portProblem(port: bigint): string | undefined {
  return port >= 1n && port <= 65535n ? undefined : `port number ${port} must be in the range 1..65535`;
}

/**
 * What is wrong with an address `host:port`.
 *
 * Behaves as: Istio's ValidateProxyAddress.
 */
export function addressProblem(address: string, release: MeshRelease): string | undefined {
  const split = splitHostPort(address);
  if ("problem" in split) return `unable to split ${quote(address)}: ${split.problem}`;
  const port = parseInteger(split.port, 10);
  if (typeof port === "string") {
    return `port (${split.port}) is not a number: strconv.Atoi: parsing ${quote(split.port)}: ${port}`;
  }
  const problem = portProblem(port);
  if (problem !== undefined) return problem;
  if (isHostName(split.host, release) || isIpAddress(withoutZone(split.host, release))) return undefined;
  return `${quote(split.host)} is not a valid hostname or an IP address`;
}

/** An IPv6 address may have a zone since 1.16. */
function withoutZone(host: string, release: MeshRelease): string {
  const percent = host.indexOf("%");
  const hasZone = percent > 0 && percent < host.length - 1 && host.lastIndexOf(":", percent) >= 0;
  return hasZone && isSince(release, "1.16") ? host.slice(0, percent) : host;
}

/** The last label must not be a number since 1.1, and may be empty since 1.3. */
function isHostName(name: string, release: MeshRelease): boolean {
  if (name === "" || name.length > LONGEST_NAME) return false;
  const labels = name.split(".");
  const top = labels[labels.length - 1] ?? "";
  if (isSince(release, "1.1") && typeof parseInteger(top, 10) === "bigint") return false;
  if (isSince(release, "1.3") && top === "") labels.pop();
  return labels.every(isLabel);
}
