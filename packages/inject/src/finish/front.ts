import { fieldOf } from "../json.ts";
import { valueAt } from "../plan/values.ts";
import type { Draft, FinishContext } from "./finisher.ts";

const HOLD = "holdApplicationUntilProxyStarts";

/**
 * Puts the container that checks the redirection before the pod's own: it has to fail before any of them runs.
 *
 * Behaves as: addContainer of Istio's inject package, 1.6 to 1.8.
 */
export function putValidationFirst(draft: Draft): Draft {
  return { ...draft, front: [...draft.front, "istio-validation"] };
}

/**
 * Starts the sidecar before the application, where the chart's values say so.
 *
 * Behaves as: shouldBeInjectedInFront of Istio's inject package, 1.7.
 */
export function holdByValues(draft: Draft, { values }: FinishContext): Draft {
  return valuesHold(values) ? withProxyFirst(draft) : draft;
}

/**
 * The same where the pod, its mesh or the chart's values say so.
 *
 * Behaves as: shouldBeInjectedInFront of Istio's inject package, 1.8.
 */
export function holdByMesh(draft: Draft, { values, podMesh }: FinishContext): Draft {
  const holds = fieldOf(podMesh.defaultConfig, HOLD) === true || valuesHold(values);
  return holds ? withProxyFirst(draft) : draft;
}

function withProxyFirst(draft: Draft): Draft {
  return { ...draft, front: [...draft.front, "istio-proxy"] };
}

function valuesHold(values: FinishContext["values"]): boolean {
  return valueAt(values, "global", "proxy", HOLD) === true;
}
