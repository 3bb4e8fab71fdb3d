import type { MeshConfig } from "@outrigger/config";
import { parseBool } from "../annotations/integers.ts";
import { type Json, type JsonObject, objectAt, textAt } from "../json.ts";
import type { Pod } from "../pod.ts";

/** What decides on the group that a pod's volumes belong to. */
interface GroupFacts {
  readonly mesh: MeshConfig;
  readonly environment: Readonly<Record<string, string>>;
}

/** Whether a pod's volumes are given to the sidecar's group, so that it can read the token that is mounted. */
export type GroupRule = (facts: GroupFacts) => boolean;

/** From 1.3 to 1.7, a path to the secret service's socket says so. */
export const socketPathSet: GroupRule = ({ mesh }) => textAt(mesh, "sdsUdsPath") !== "";

/** 1.1 and 1.2 have a setting for it, too. */
export const tokenMountEnabled: GroupRule = (facts) => facts.mesh.enableSdsTokenMount === true && socketPathSet(facts);

/** From 1.8 on it is a feature of the control plane; without a word on it, it goes by whose tokens are trusted. */
export const legacyGroupEnabled: GroupRule = ({ environment }) =>
  parseBool(variable(environment, "ENABLE_LEGACY_FSGROUP_INJECTION")) ??
  variable(environment, "JWT_POLICY") !== "first-party-jwt";

/** The group that the sidecar runs as. */
const PROXY_GROUP = { fsGroup: 1337 };

/** The pod as the stages see it: its security context is settled before the template is executed. */
export type PreparePod = (pod: Pod, facts: GroupFacts) => Pod;

/** 1.0 leaves it alone. */
export const asItIs: PreparePod = (pod) => pod;

/**
 * The pod's whole security context becomes the sidecar's group.
 *
 * Behaves as: inject of Istio's webhook, 1.1 to 1.3.
 */
export function withGroupAlone(rule: GroupRule): PreparePod {
  return (pod, facts) => (rule(facts) ? withSecurityContext(pod, PROXY_GROUP) : pod);
}

/**
 * The pod's security context is given the sidecar's group; the rest of it stays.
 *
 * Behaves as: inject of Istio's webhook, 1.4 to 1.8.
 */
export function withGroup(rule: GroupRule): PreparePod {
  return (pod, facts) =>
    rule(facts) ? withSecurityContext(pod, put(objectAt(pod.spec, "securityContext"), PROXY_GROUP)) : pod;
}

function withSecurityContext(pod: Pod, securityContext: Json): Pod {
  return { ...pod, spec: put(pod.spec, { securityContext }) };
}

/** An object with these fields, in place of those of the same name in whatever case. */
function put(object: JsonObject | undefined, fields: JsonObject): JsonObject {
  const names = Object.keys(fields).map((name) => name.toLowerCase());
  const kept = Object.entries(object ?? {}).filter(([name]) => !names.includes(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(fields)]);
}

function variable(environment: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(environment, name) ? (environment[name] ?? "") : "";
}
