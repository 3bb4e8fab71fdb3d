import { fieldOf, type Json, listAt } from "../json.ts";
import { type Draft, type FinishContext, withSidecars } from "./finisher.ts";

const MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * Gives the sidecar the service account token that the API server mounted into the pod's own containers before the webhook was
 * asked; the last such mount counts.
 *
 * Behaves as: createPatch and addContainer of Istio's inject package, 1.1 and later.
 */
export function shareServiceAccountMount(draft: Draft, context: FinishContext): Draft {
  const mount = context.pod.containers.flatMap(tokenMounts).at(-1);
  if (mount === undefined) return draft;
  return withSidecars(draft, context, (container) => ({
    ...(container as object),
    volumeMounts: [...listAt(container, "volumeMounts"), mount],
  }));
}

function tokenMounts(container: Json): readonly Json[] {
  return listAt(container, "volumeMounts").filter((mount) => fieldOf(mount, "mountPath") === MOUNT_PATH);
}
