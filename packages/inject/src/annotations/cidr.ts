/**
 * Whether Go's net.ParseCIDR accepts `text`: an IPv4 or IPv6 address, a slash and a prefix length; host bits are allowed,
 * leading zeros in an IPv4 part and IPv6 zones are not.
 *
 * Behaves as: net.ParseCIDR of Go 1.26.
 */
export function isCidr(text: string): boolean {
  const slash = text.indexOf("/");
  if (slash < 0) return false;
  const address = text.slice(0, slash);
  const bits = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
  return prefixLength(text.slice(slash + 1)) <= bits;
}

/** The prefix length that decimal digits give, or Infinity: no sign, no blank, leading zeros allowed. */
function prefixLength(text: string): number {
  return /^[0-9]+$/.test(text) ? Number(text) : Infinity;
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every(isIpv4Part);
}

function isIpv4Part(part: string): boolean {
  return /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255;
}

/** Eight groups of up to four hex digits; `::` once stands for at least one of them; the last two may be an IPv4 address. */
function isIpv6(text: string): boolean {
  const gap = text.indexOf("::");
  if (gap < 0) return groupsIn(text, true) === 8;
  const head = text.slice(0, gap);
  const tail = text.slice(gap + 2);
  const count = groupsOrNone(head, false) + groupsOrNone(tail, true);
  return count < 8;
}

function groupsOrNone(text: string, last: boolean): number {
  return text === "" ? 0 : groupsIn(text, last);
}

/** How many 16-bit groups `text` spells, or Infinity when it spells none rightly. */
function groupsIn(text: string, last: boolean): number {
  const groups = text.split(":");
  const tail = groups.at(-1) ?? "";
  const embedded = last && tail.includes(".");
  const hex = embedded ? groups.slice(0, -1) : groups;
  if (embedded && !isIpv4(tail)) return Infinity;
  if (!hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return Infinity;
  return hex.length + (embedded ? 2 : 0);
}
