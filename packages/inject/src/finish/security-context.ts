import { objectAt } from "../json.ts";
import type { Draft, FinishContext } from "./finisher.ts";

/** The group that the sidecar runs as, so that it can read the token volume. */
const PROXY_GROUP = { fsGroup: 1337 };

/**
 * Writes the pod's security context again, where it has one. Where the mesh mounts tokens for the secret discovery service, the
 * whole of it becomes the proxy's group.
 *
 * Behaves as: createPatch of Istio's inject package, 1.1 to 1.3.
 */
export function replaceSecurityContext(draft: Draft, { pod, mesh }: FinishContext): Draft {
  const securityContext = mesh.enableSdsTokenMount ? PROXY_GROUP : objectAt(pod.spec, "securityContext");
  return { ...draft, securityContext };
}

/**
 * The same from 1.4 on: only the group is set, the rest of the context stays.
 *
 * Behaves as: createPatch of Istio's inject package, 1.4 and 1.5.
 */
export function setProxyGroup(draft: Draft, { pod, mesh }: FinishContext): Draft {
  const own = objectAt(pod.spec, "securityContext");
  return { ...draft, securityContext: mesh.enableSdsTokenMount ? { ...own, ...PROXY_GROUP } : own };
}
