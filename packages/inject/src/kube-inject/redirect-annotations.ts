import type { AnnotationRegistry } from "../annotations/registry.ts";
import type { Finisher } from "../finish/finisher.ts";

/**
 * Gives the pod those annotations that tell the network plugin what to redirect, as far as the release knows their names.
 *
 * Behaves as: rewriteCniPodSpec of Istio's inject package, 1.3 and later.
 */
export function annotateRedirection(registry: AnnotationRegistry): Finisher {
  return (draft) => {
    const told = Object.entries(draft.overlay.podRedirectAnnot ?? {});
    const known = told.filter(([name, value]) => registry.has(name) && value !== "");
    return { ...draft, annotations: [...draft.annotations, ...known] };
  };
}
