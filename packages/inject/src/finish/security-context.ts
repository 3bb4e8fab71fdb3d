import { decodeJson } from "@outrigger/kube";
import { type JsonObject, objectAt } from "../json.ts";
import type { Draft, FinishContext } from "./finisher.ts";
import { writtenBack } from "./keep-unknown.ts";

/**
 * Writes the pod's security context again, where it has one, its fields in the order in which Go writes them.
 *
 * Behaves as: createPatch of Istio's inject package, 1.1 to 1.8.
 */
export function restateSecurityContext(draft: Draft, context: FinishContext): Draft {
  const raw = objectAt(context.pod.spec, "securityContext");
  if (raw === undefined) return draft;
  const typed = decodeJson(context.types, "PodSecurityContext", raw).value as JsonObject;
  return { ...draft, securityContext: writtenBack(context, "PodSecurityContext", { raw, typed }) };
}
