import { decodeJson } from "@outrigger/kube";
import { objectAt } from "../json.ts";
import type { Draft, FinishContext } from "./finisher.ts";

/**
 * Writes the pod's security context again, where it has one, its fields in the order in which Go writes them.
 *
 * Behaves as: createPatch of Istio's inject package, 1.1 to 1.8.
 */
export function restateSecurityContext(draft: Draft, { pod, types }: FinishContext): Draft {
  const own = objectAt(pod.spec, "securityContext");
  if (own === undefined) return draft;
  return { ...draft, securityContext: decodeJson(types, "PodSecurityContext", own).value };
}
