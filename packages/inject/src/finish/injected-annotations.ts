import type { Draft, FinishContext } from "./finisher.ts";

/**
 * Gives the pod the annotations that the config lists.
 *
 * Behaves as: createPatch of Istio's inject package, 1.4 and later.
 */
export function annotateAsConfigured(draft: Draft, { injectedAnnotations }: FinishContext): Draft {
  return { ...draft, annotations: [...draft.annotations, ...Object.entries(injectedAnnotations)] };
}
