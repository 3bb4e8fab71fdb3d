/** The user and the group that the sidecar runs as. */
export interface ProxyIds {
  readonly user: bigint;
  readonly group: bigint;
}

/** Annotations by which OpenShift gives a namespace its own users and groups. */
const USERS = "openshift.io/sa.scc.uid-range";
const GROUPS = "openshift.io/sa.scc.supplemental-groups";

const DEFAULT = 1337n;
const MAX_UINT32 = 2n ** 32n - 1n;

/**
 * The sidecar's user and group: the last of the ranges that OpenShift gave the pod's namespace, 1337 where there are none or they
 * cannot be read.
 *
 * Behaves as: GetProxyIDs of Istio's inject package, 1.20 and later; it is asked on OpenShift only.
 */
export function proxyIds(annotations: Readonly<Record<string, string>> = {}): ProxyIds {
  const read = (name: string): string => (Object.hasOwn(annotations, name) ? (annotations[name] ?? "") : "");
  const groups = Object.hasOwn(annotations, GROUPS) ? read(GROUPS) : read(USERS);
  const blocks = groups.split(",").map(lastOf);
  const group = blocks.every((last) => last !== undefined) ? blocks[0] : undefined;
  return { user: lastOf(read(USERS)) ?? DEFAULT, group: group ?? DEFAULT };
}

/**
 * The last number of a block `first/size` or `first-last`; undefined for anything else. What follows the second number does not count.
 *
 * Behaves as: fmt.Sscanf into uint32, whose sums wrap.
 */
function lastOf(block: string): bigint | undefined {
  const isSized = block.includes("/");
  const match = (isSized ? /^[ \t]*([0-9]+)\/[ \t]*([0-9]+)/ : /^[ \t]*([0-9]+)-[ \t]*([0-9]+)/).exec(block);
  if (match === null) return undefined;
  const [first, second] = [BigInt(match[1] ?? ""), BigInt(match[2] ?? "")];
  if (first > MAX_UINT32 || second > MAX_UINT32) return undefined;
  return isSized ? BigInt.asUintN(32, first + second - 1n) : second;
}
