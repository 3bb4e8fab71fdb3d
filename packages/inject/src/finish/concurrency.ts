import { quantityValue } from "@outrigger/kube";
import { fieldOf, type Json, listAt, objectAt } from "../json.ts";
import { agentFlag } from "./agent-flag.ts";
import { type Draft, type FinishContext, withSidecar } from "./finisher.ts";

/**
 * Gives the sidecar as many worker threads as its CPU limit, else its CPU request, has cores, rounded up, where the template asks
 * for no number of its own.
 *
 * Behaves as: applyConcurrency of Istio's inject package, 1.1 to 1.8.
 */
export function applyConcurrency(draft: Draft, context: FinishContext): Draft {
  return withSidecar(draft, context, (container) => {
    const args = listAt(container, "args");
    if ((agentFlag(args, "concurrency") ?? 0) > 0) return container;
    const cores = [coresOf(container, "limits"), coresOf(container, "requests")].find((count) => count > 0);
    return cores === undefined
      ? container
      : { ...(container as object), args: [...args, "--concurrency", String(cores)] };
  });
}

function coresOf(container: Json, list: "limits" | "requests"): number {
  const cpu = fieldOf(objectAt(objectAt(container, "resources"), list), "cpu");
  return typeof cpu === "string" ? (quantityValue(cpu) ?? 0) : 0;
}
