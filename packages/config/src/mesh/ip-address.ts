const OCTET = /^(?:0|[1-9][0-9]{0,2})$/;
const GROUP = /^[0-9a-fA-F]{1,4}$/;

/**
 * Tells if a text is an IPv4 or IPv6 address (without a zone).
 *
 * Behaves as: net.ParseIP.
 */
export function isIpAddress(text: string): boolean {
  return text.includes(":") ? isIpv6(text) : isIpv4(text);
}

function isIpv4(text: string): boolean {
  const octets = text.split(".");
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255);
}

/** Eight groups; one run of zero groups may be `::`, the last two may be written as IPv4. */
function isIpv6(text: string): boolean {
  const gap = text.indexOf("::");
  if (gap < 0) return groupCount(text, true) === 8;
  if (text.includes("::", gap + 1)) return false;
  const before = text.slice(0, gap);
  const after = text.slice(gap + 2);
  const count = (before === "" ? 0 : groupCount(before, false)) + (after === "" ? 0 : groupCount(after, true));
  return count <= 7;
}

/** How many groups a text has; not a number if one of them is none. */
function groupCount(text: string, ipv4Last: boolean): number {
  const groups = text.split(":");
  const last = groups[groups.length - 1] ?? "";
  const tail = ipv4Last && last.includes(".") && isIpv4(last) ? 2 : 0;
  const plain = tail === 0 ? groups : groups.slice(0, -1);
  return plain.every((group) => GROUP.test(group)) ? plain.length + tail : Number.NaN;
}
