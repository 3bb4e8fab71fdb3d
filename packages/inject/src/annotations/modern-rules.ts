import { quote } from "@outrigger/go-std/fmt";
import { parseQuantity, QuantityError } from "@outrigger/kube";
import { parseUintFailure } from "./integers.ts";
import { prefixFailure } from "./ip-prefix.ts";
import type { AnnotationRule } from "./rules.ts";

/** One port, trimmed; the text shows it as it was given, and says `excludeInboundPorts` for whatever annotation (1.11 and later). */
export const namedStatusPort: AnnotationRule = (value) => invalid("excludeInboundPorts", portFailure(value));

/** A list of ports, the whole and each of them trimmed (1.11 and later). */
export function namedPortList(wording: string): AnnotationRule {
  return (value) => {
    const items = value.trim() === "" ? [] : value.trim().split(",");
    const bad = items.find((item) => portFailure(item) !== undefined);
    return bad === undefined ? undefined : `${wording} invalid: failed parsing port '${bad}': ${portFailure(bad)}`;
  };
}

/** A list of CIDR ranges, not trimmed (1.16 and later). */
export function prefixList(wording: string): AnnotationRule {
  return (value) => {
    const items = value === "" ? [] : value.split(",");
    const bad = items.find((item) => prefixFailure(item) !== undefined);
    return bad === undefined ? undefined : `${wording} invalid: failed parsing cidr '${bad}': ${prefixFailure(bad)}`;
  };
}

/** A list of network interfaces, each trimmed (1.30 and later). */
export const interfaceNames: AnnotationRule = (value) => {
  const names = value === "" ? [] : value.split(",").map((name) => name.trim());
  return names.map(interfaceFailure).find((failure) => failure !== undefined);
};

/** A quantity of Kubernetes without control characters (1.27 and later). */
export const resourceQuantity: AnnotationRule = (value) => {
  if (/\p{Cc}/u.test(value)) return "value contains control characters";
  try {
    parseQuantity(value);
    return undefined;
  } catch (error) {
    if (error instanceof QuantityError) return error.message;
    throw error;
  }
};

function portFailure(text: string): string | undefined {
  const failure = parseUintFailure(text.trim(), 16);
  return failure === undefined ? undefined : `failed parsing port '${text}': ${failure.message}`;
}

function interfaceFailure(name: string): string | undefined {
  if (name === "") return "empty interface name";
  if (new TextEncoder().encode(name).length > 15) return `interface name ${quote(name)} too long (max 15 chars)`;
  return /^[a-zA-Z][a-zA-Z0-9_.-]*$/.test(name)
    ? undefined
    : `interface name ${quote(name)} contains invalid characters`;
}

function invalid(wording: string, failure: string | undefined): string | undefined {
  return failure === undefined ? undefined : `${wording} invalid: ${failure}`;
}
