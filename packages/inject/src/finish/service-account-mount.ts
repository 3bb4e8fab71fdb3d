import { fieldOf, type Json, listAt, textAt } from "../json.ts";
import { type Draft, type FinishContext, withSidecar } from "./finisher.ts";

const MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * Gives the sidecar the service account token that the API server mounted into the pod's own containers before the webhook was
 * asked; the last such mount counts.
 *
 * Behaves as: createPatch and addContainer of Istio's inject package, 1.1 and later.
 */
export function shareServiceAccountMount(draft: Draft, { pod }: FinishContext): Draft {
  const mount = pod.containers.flatMap(tokenMounts).at(-1);
  if (mount === undefined) return draft;
  const copy = { name: textAt(mount, "name"), readOnly: true, mountPath: MOUNT_PATH };
  return withSidecar(draft, (container) => ({
    ...(container as object),
    volumeMounts: [...listAt(container, "volumeMounts"), copy],
  }));
}

function tokenMounts(container: Json): readonly Json[] {
  return listAt(container, "volumeMounts").filter((mount) => fieldOf(mount, "mountPath") === MOUNT_PATH);
}
