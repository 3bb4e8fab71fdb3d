import { quantityValue } from "@outrigger/kube";
import { fieldOf, type Json, listAt, objectAt } from "../json.ts";
import { type Draft, type FinishContext, withSidecar } from "./finisher.ts";

/**
 * Gives the sidecar as many worker threads as its CPU limit, else its CPU request, has cores, rounded up, where the template asks
 * for no number of its own.
 *
 * Behaves as: applyConcurrency of Istio's inject package, 1.1 to 1.5.
 */
export function applyConcurrency(draft: Draft, context: FinishContext): Draft {
  return withSidecar(draft, context, (container) => {
    const args = listAt(container, "args");
    if (asksForConcurrency(args)) return container;
    const cores = coresOf(container, "limits") ?? coresOf(container, "requests") ?? 0;
    return cores <= 0 ? container : { ...(container as object), args: [...args, "--concurrency", String(cores)] };
  });
}

/** Whether the arguments hold `--concurrency` with a positive number behind it. */
function asksForConcurrency(args: readonly Json[]): boolean {
  const at = args.indexOf("--concurrency");
  return at >= 0 && Number(args[at + 1]) > 0;
}

function coresOf(container: Json, list: "limits" | "requests"): number | undefined {
  const cpu = fieldOf(objectAt(objectAt(container, "resources"), list), "cpu");
  return typeof cpu === "string" ? quantityValue(cpu) : undefined;
}
