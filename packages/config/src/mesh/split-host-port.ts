/** An address in its parts, or why it has none. */
export type HostPort = { readonly host: string; readonly port: string } | { readonly problem: string };

/**
 * Splits `host:port` or `[host]:port`.
 *
 * Behaves as: net.SplitHostPort.
 */
export function splitHostPort(address: string): HostPort {
  const colon = address.lastIndexOf(":");
  if (colon < 0) return fail(address, "missing port in address");
  if (!address.startsWith("[")) {
    const host = address.slice(0, colon);
    if (host.includes(":")) return fail(address, "too many colons in address");
    return strayBracket(address, 0, 0) ?? { host, port: address.slice(colon + 1) };
  }
  const end = address.indexOf("]");
  if (end < 0) return fail(address, "missing ']' in address");
  if (end + 1 === address.length) return fail(address, "missing port in address");
  if (end + 1 !== colon) {
    return fail(address, address.charAt(end + 1) === ":" ? "too many colons in address" : "missing port in address");
  }
  return strayBracket(address, 1, end + 1) ?? { host: address.slice(1, end), port: address.slice(colon + 1) };
}

function strayBracket(address: string, openFrom: number, closeFrom: number): HostPort | undefined {
  if (address.includes("[", openFrom)) return fail(address, "unexpected '[' in address");
  return address.includes("]", closeFrom) ? fail(address, "unexpected ']' in address") : undefined;
}

function fail(address: string, why: string): HostPort {
  return { problem: address === "" ? why : `address ${address}: ${why}` };
}
