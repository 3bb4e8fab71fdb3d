import { STATUS_ANNOTATION } from "../status.ts";
import { injectionStatus } from "./injection-status.ts";
import type { PodFinisher } from "./plan.ts";
import { withTexts } from "./typed-pod.ts";

/**
 * Writes down what was injected, and the annotations that the config wants on every injected pod; a network that the path or the
 * values name becomes a label.
 *
 * Behaves as: applyMetadata of Istio's inject package; `withRevision` from 1.11 on.
 */
export function annotateInjected(withRevision: boolean): PodFinisher {
  return (pod, { proxyEnvs, template, revision, injectedAnnotations }) => {
    const network = proxyEnvs["ISTIO_META_NETWORK"];
    const labelled = network === undefined ? pod : withTexts(pod, "labels", { "topology.istio.io/network": network });
    const status = injectionStatus(template, withRevision ? revision : undefined);
    return withTexts(labelled, "annotations", { [STATUS_ANNOTATION]: status, ...injectedAnnotations });
  };
}
