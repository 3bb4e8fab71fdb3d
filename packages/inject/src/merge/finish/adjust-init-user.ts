import { InjectError } from "../../error.ts";
import { isObject, type Json, type JsonObject, textAt } from "../../json.ts";
import type { FinishContext, PodFinisher } from "../plan.ts";
import {
  containerNamed,
  containersOf,
  INIT,
  textIn,
  type TypedPod,
  VALIDATION,
  withFields,
  withSpec,
} from "../typed-pod.ts";
import { numberText, securityContextOf } from "./run-as.ts";
import { type SidecarRules, sidecarOf, withSidecar } from "./sidecar.ts";

/**
 * Where the user's own sidecar container runs as another user or group, what sets up or checks the network's redirection follows it.
 * Under TPROXY the sidecar has to stay root.
 *
 * Behaves as: adjustInitContainerUser of Istio's inject package, 1.23 and later, and the last patch releases of 1.20 to 1.22.
 */
export function adjustInitUser(rules: SidecarRules): PodFinisher {
  return (pod, context) => {
    const wanted = securityContextOf(sidecarOf(rules, context.pod));
    const user = wanted?.["runAsUser"] ?? undefined;
    const group = wanted?.["runAsGroup"] ?? undefined;
    const name = [INIT, VALIDATION].find((candidate) => initContainer(pod, candidate) !== undefined);
    if (name === undefined || (user === undefined && group === undefined)) return pod;
    const isTproxy = usesTproxy(pod, context);
    const rooted = isTproxy && user !== undefined ? withSidecar(rules, pod, asRoot) : pod;
    const followed = !isTproxy && name === VALIDATION ? { runAsUser: user, runAsGroup: group } : {};
    return withInitContainer(rooted, name, (container) => withUserArgument(runningAs(container, followed), user));
  };
}

function initContainer(pod: TypedPod, name: string): JsonObject | undefined {
  return containerNamed(containersOf(pod, "initContainers"), name);
}

function usesTproxy(pod: TypedPod, { proxyConfig }: FinishContext): boolean {
  if (textAt(proxyConfig, "interceptionMode") === "TPROXY") return true;
  return textIn(pod, "annotations", "sidecar.istio.io/interceptionMode") === "TPROXY";
}

function asRoot(sidecar: JsonObject): JsonObject {
  return runningAs(sidecar, { runAsUser: 0 });
}

function runningAs(container: JsonObject, ids: Readonly<Record<string, Json | undefined>>): JsonObject {
  const given = Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined)) as JsonObject;
  if (Object.keys(given).length === 0) return container;
  return withFields(container, { securityContext: withFields(securityContextOf(container) ?? {}, given) });
}

/** The number behind the first `-u` is the user's, but for root, whom no rule can name. */
function withUserArgument(container: JsonObject, user: Json | undefined): JsonObject {
  const args = Array.isArray(container["args"]) ? (container["args"] as readonly Json[]) : [];
  const text = numberText(user);
  const at = args.indexOf("-u") + 1;
  if (text === undefined || text === "0" || at === 0) return container;
  if (at === args.length) throw withoutNumber(container);
  return withFields(container, { args: args.with(at, text) });
}

function withoutNumber(container: JsonObject): InjectError {
  const message = `the last argument of the init container "${textAt(container, "name")}" is -u, without a number`;
  const hint = "Put the number of a user behind -u, or leave the arguments to the template";
  return new InjectError("container-invalid", message, { hint, panics: true });
}

function withInitContainer(pod: TypedPod, name: string, change: (container: JsonObject) => JsonObject): TypedPod {
  const containers = containersOf(pod, "initContainers");
  const found = containerNamed(containers, name);
  return withSpec(pod, {
    initContainers: containers.map((container) =>
      container === found && isObject(container) ? change(container) : container,
    ),
  });
}
