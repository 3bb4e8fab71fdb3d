import { quote } from "@outrigger/go-std/fmt";
import { addressFailure } from "./ip-address.ts";

/**
 * Why Go's netip.ParsePrefix refuses a text, or undefined where it takes it: an IPv4 or IPv6 address without a zone, a slash, and a
 * prefix length without leading zeros.
 *
 * Behaves as: netip.ParsePrefix of Go 1.26, its words included.
 */
export function prefixFailure(text: string): string | undefined {
  const slash = text.lastIndexOf("/");
  const failure = slash < 0 ? "no '/'" : partsFailure(text.slice(0, slash), text.slice(slash + 1));
  return failure === undefined ? undefined : `netip.ParsePrefix(${quote(text)}): ${failure}`;
}

function partsFailure(address: string, bits: string): string | undefined {
  const failure = addressFailure(address);
  if (failure !== undefined) return failure;
  if (address.includes("%")) return "IPv6 zones cannot be present in a prefix";
  if (!/^([0-9]|[1-9][0-9]+)$/.test(bits) || BigInt(bits) >= 2n ** 63n) return `bad bits after slash: ${quote(bits)}`;
  return Number(bits) > (address.includes(":") ? 128 : 32) ? "prefix length out of range" : undefined;
}
