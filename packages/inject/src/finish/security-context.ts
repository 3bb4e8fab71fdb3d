import type { MeshConfig } from "@outrigger/config";
import { decodeJson } from "@outrigger/kube";
import { type Json, objectAt } from "../json.ts";
import type { Draft, FinishContext, Finisher } from "./finisher.ts";

/** The group that the sidecar runs as, so that it can read the token volume. */
const PROXY_GROUP = { fsGroup: 1337 };

/** Whether the mesh mounts tokens for the secret discovery service. */
export type MountsTokens = (mesh: MeshConfig) => boolean;

/** 1.1 and 1.2 have a setting for it. */
export const tokenMountEnabled: MountsTokens = (mesh) => mesh.enableSdsTokenMount === true;

/** From 1.3 on, a path to the service's socket says so. */
export const socketPathSet: MountsTokens = (mesh) =>
  typeof mesh["sdsUdsPath"] === "string" && mesh["sdsUdsPath"] !== "";

/**
 * Writes the pod's security context again, where it has one. Where the mesh mounts tokens, the whole of it becomes the proxy's group.
 *
 * Behaves as: createPatch of Istio's inject package, 1.1 to 1.3.
 */
export function replaceSecurityContext(mountsTokens: MountsTokens): Finisher {
  return (draft, context) => ({
    ...draft,
    securityContext: mountsTokens(context.mesh) ? PROXY_GROUP : ownContext(context),
  });
}

/**
 * The same from 1.4 on: only the group is set, the rest of the context stays.
 *
 * Behaves as: createPatch of Istio's inject package, 1.4 and 1.5.
 */
export function setProxyGroup(draft: Draft, context: FinishContext): Draft {
  const own = ownContext(context);
  return { ...draft, securityContext: socketPathSet(context.mesh) ? { ...own, ...PROXY_GROUP } : own };
}

/** The pod's security context, its fields in the order in which Go writes them. */
function ownContext({ pod, types }: FinishContext): Record<string, Json> | undefined {
  const own = objectAt(pod.spec, "securityContext");
  if (own === undefined) return undefined;
  return decodeJson(types, "PodSecurityContext", own).value as Record<string, Json>;
}
