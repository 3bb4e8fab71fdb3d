import type { GoValue } from "@outrigger/go-std";
import { QuantityError, quantityValue } from "@outrigger/kube";
import { entryOf, fieldOf, type JsonObject } from "../json.ts";
import { textValueAt } from "./values.ts";

/** What the estimate is made of. */
export interface ConcurrencyFacts {
  readonly proxyConfig: JsonObject;
  readonly annotations: JsonObject;
  readonly values: GoValue;
}

const DEFAULT = 2n;

/**
 * How many worker threads the sidecar is going to have: what its configuration says; where that says 0, as many as its CPU limit or
 * request has cores, rounded up; 2 where there is nothing to go by.
 *
 * Behaves as: estimateConcurrency of Istio's inject package, 1.11 to 1.17.
 */
export function estimatedConcurrency({ proxyConfig, annotations, values }: ConcurrencyFacts): bigint {
  const configured = fieldOf(proxyConfig, "concurrency");
  if (typeof configured !== "number") return DEFAULT;
  if (configured > 0) return BigInt(configured);
  const asked =
    entryOf(annotations, "sidecar.istio.io/proxyCPULimit") ?? entryOf(annotations, "sidecar.istio.io/proxyCPU");
  if (asked !== undefined) return cores(asked) ?? DEFAULT;
  const resources = (list: string): string => textValueAt(values, "global", "proxy", "resources", list, "cpu");
  return cores(resources("limits")) ?? cores(resources("requests")) ?? DEFAULT;
}

/** Undefined for a text that is no quantity. */
function cores(text: string): bigint | undefined {
  try {
    return BigInt(quantityValue(text));
  } catch (error) {
    if (error instanceof QuantityError) return undefined;
    throw error;
  }
}
