import { applyDefaults } from "@outrigger/kube";
import type { Draft, FinishContext } from "./finisher.ts";

/**
 * Gives what is added the defaults of Kubernetes 1.10, which asked no webhook again after defaulting.
 *
 * Behaves as: applyDefaultsWorkaround of Istio's inject package, 1.0 only.
 */
export function applyKubernetesDefaults(draft: Draft, { types }: FinishContext): Draft {
  return { ...draft, overlay: { ...draft.overlay, ...applyDefaults(types, draft.overlay) } };
}
