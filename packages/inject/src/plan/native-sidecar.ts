import type { NodeFacts } from "../compiled-injector.ts";

/** Whether sidecars are native ones, as the control plane was told. */
export type NativeSetting = "auto" | "enabled" | "disabled";

/** The first minor version of Kubernetes in which native sidecars are stable. */
const STABLE = 33n;

/**
 * Whether a pod's sidecar is a native one. `auto` asks the pod's own node where it is known, every node otherwise: each must run
 * Kubernetes 1.33 or later. No nodes at all speak for it, nobody to ask about them speaks against it.
 *
 * Behaves as: DetectNativeSidecar of Istio's inject package, 1.27 and later.
 */
export function detectNativeSidecar(
  nodes: readonly NodeFacts[] | undefined,
  podNodeName: string,
  setting: NativeSetting,
): boolean {
  if (setting !== "auto") return setting === "enabled";
  if (nodes === undefined) return false;
  const own = podNodeName === "" ? undefined : nodes.find(({ name }) => name === podNodeName);
  return own === undefined ? nodes.every(isCapable) : isCapable(own);
}

/**
 * Only the minor version counts, whatever the major one is; a version that cannot be read is none.
 *
 * Behaves as: hashicorp/go-version, NewVersion and Segments.
 */
function isCapable({ kubeletVersion }: NodeFacts): boolean {
  const version =
    /^v?([0-9]+(?:\.[0-9]+)*)(?:[A-Za-z~-][0-9A-Za-z~-]*(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/;
  const segments = version.exec(kubeletVersion)?.[1]?.split(".").map(BigInt) ?? [];
  return segments.every((segment) => segment < 2n ** 63n) && (segments[1] ?? 0n) >= STABLE;
}
