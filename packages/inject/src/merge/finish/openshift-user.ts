import type { InjectorSettings } from "../../compiled-injector.ts";
import { containersOf, type ContainerList, INIT, PROXY, type TypedPod, VALIDATION, withFields } from "../typed-pod.ts";
import { numberText, securityContextOf } from "./run-as.ts";
import { type SidecarRules, sidecarOf, withSidecar } from "./sidecar.ts";

/** Where a release looks for the users that containers run as. */
export interface UserRules extends SidecarRules {
  /** The lists of containers that are compared. */
  readonly compared: readonly ContainerList[];
}

/**
 * OpenShift gives every container of a pod the same user. A sidecar that runs as the application does could not tell its own traffic
 * from the application's, so that user is taken from it; another one is the user's own wish, and stays.
 *
 * Behaves as: inject of Istio's webhook, 1.23 and later, on OpenShift.
 */
export function resetMatchingUser(rules: UserRules): (pod: TypedPod, settings: InjectorSettings) => TypedPod {
  return (pod, { platform }) => {
    const context = securityContextOf(sidecarOf(rules, pod));
    if (platform !== "openshift" || context === undefined || !runAlike(rules, pod)) return pod;
    const securityContext = withFields(context, { runAsUser: undefined, runAsGroup: undefined });
    return withSidecar(rules, pod, (sidecar) => withFields(sidecar, { securityContext }));
  };
}

/** Whether the last user of the sidecar is the last one of the other containers; nobody counts as root. */
function runAlike({ compared }: UserRules, pod: TypedPod): boolean {
  const users = compared
    .flatMap((list) => containersOf(pod, list))
    .map((container) => ({ name: container.name, user: numberText(securityContextOf(container)?.["runAsUser"]) }))
    .filter(({ name, user }) => user !== undefined && name !== INIT && name !== VALIDATION);
  const sidecar = users.findLast(({ name }) => name === PROXY)?.user ?? "0";
  return sidecar === (users.findLast(({ name }) => name !== PROXY)?.user ?? "0");
}
