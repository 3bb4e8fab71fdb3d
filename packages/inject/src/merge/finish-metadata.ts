import { STATUS_ANNOTATION } from "../status.ts";
import { injectionStatus } from "./injection-status.ts";
import type { PodFinisher } from "./plan.ts";
import { withTexts } from "./typed-pod.ts";

/**
 * Writes down what was injected, and the annotations that the config wants on every injected pod.
 *
 * Behaves as: applyMetadata of Istio's inject package; `withRevision` from 1.11 on.
 */
export function annotateInjected(withRevision: boolean): PodFinisher {
  return (pod, { template, revision, injectedAnnotations }) => {
    const status = injectionStatus(template, withRevision ? revision : undefined);
    return withTexts(pod, "annotations", { [STATUS_ANNOTATION]: status, ...injectedAnnotations });
  };
}
