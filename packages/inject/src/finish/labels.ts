import { listAt, textAt } from "../json.ts";
import { labelOf } from "../pod.ts";
import type { Draft, FinishContext } from "./finisher.ts";

/**
 * Says that the pod speaks mutual TLS.
 *
 * Behaves as: createPatch of Istio's inject package, 1.4 and later.
 */
export function labelTlsMode(draft: Draft, context: FinishContext): Draft {
  return withLabels(draft, context, [["security.istio.io/tlsMode", "istio"]]);
}

/**
 * Says which service and revision of it the pod is: what its common labels say, else what it belongs to, and `latest`.
 *
 * Behaves as: createPatch and extractCanonicalServiceLabels of Istio's inject package, 1.5 and later.
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

/**
 * Says which control plane the pod is served by; a control plane without a revision says it with an empty text.
 *
 * Behaves as: createPatch of Istio's inject package, 1.6 to 1.8.
 */
export function labelRevision(draft: Draft, context: FinishContext): Draft {
  return withLabels(draft, context, [["istio.io/rev", context.revision]]);
}

/**
 * The same whatever the pod itself says.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.6 and 1.7.
 */
export function stampRevision(draft: Draft, { revision }: FinishContext): Draft {
  return { ...draft, labels: [...draft.labels, ["istio.io/rev", revision]] };
}

/**
 * Says on which network the pod is: the one that the first container of the overlay which is told one is told.
 *
 * Behaves as: createPatch and topologyValues of Istio's inject package, 1.8.
 */
export function labelNetwork(draft: Draft, context: FinishContext): Draft {
  const variables = draft.overlay.containers.flatMap((container) => listAt(container, "env"));
  const told = variables.find((variable) => textAt(variable, "name") === "ISTIO_META_NETWORK");
  const network = textAt(told, "value");
  return network === "" ? draft : withLabels(draft, context, [["topology.istio.io/network", network]]);
}

/** Adds those labels that the pod has not, or has empty. */
function withLabels(draft: Draft, { pod }: FinishContext, labels: Draft["labels"]): Draft {
  const missing = labels.filter(([name]) => (labelOf(pod, name) ?? "") === "");
  return { ...draft, labels: [...draft.labels, ...missing] };
}
