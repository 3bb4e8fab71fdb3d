import { labelOf } from "../pod.ts";
import type { Draft, FinishContext } from "./finisher.ts";

/**
 * Says that the pod speaks mutual TLS.
 *
 * Behaves as: createPatch of Istio's inject package, 1.4.
 */
export function labelTlsMode(draft: Draft, context: FinishContext): Draft {
  return withLabels(draft, context, [["security.istio.io/tlsMode", "istio"]]);
}

/**
 * Says which service and revision of it the pod is: what its common labels say, else what it belongs to, and `latest`.
 *
 * Behaves as: createPatch and extractCanonicalServiceLabels of Istio's inject package, 1.5.
 */
export function labelCanonicalService(draft: Draft, context: FinishContext): Draft {
  const own = (names: readonly string[]): string | undefined =>
    names.map((name) => labelOf(context.pod, name)).find((value) => value !== undefined);
  const name = own(["service.istio.io/canonical-name", "app.kubernetes.io/name", "app"]) ?? context.workload.name;
  const revision = own(["service.istio.io/canonical-revision", "app.kubernetes.io/version", "version"]) ?? "latest";
  return withLabels(draft, context, [
    ["service.istio.io/canonical-name", name],
    ["service.istio.io/canonical-revision", revision],
  ]);
}

/** Adds those labels that the pod has not, or has empty. */
function withLabels(draft: Draft, { pod }: FinishContext, labels: Draft["labels"]): Draft {
  const missing = labels.filter(([name]) => (labelOf(pod, name) ?? "") === "");
  return { ...draft, labels: [...draft.labels, ...missing] };
}
