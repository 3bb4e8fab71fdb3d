import type { Json, JsonObject } from "../../json.ts";
import { isObject } from "../../json.ts";
import {
  containerNamed,
  type ContainerList,
  containersOf,
  PROXY,
  type TypedPod,
  withFields,
  withSpec,
} from "../typed-pod.ts";

/** Where a release looks for the sidecar. */
export interface SidecarRules {
  /** The lists that it may stand in, in the order in which they are searched: native ones stand among init containers (1.19 and later). */
  readonly lists: readonly ContainerList[];
}

/** The pod's sidecar: the first container of its name. */
export function sidecarOf({ lists }: SidecarRules, pod: TypedPod): JsonObject | undefined {
  return lists.map((list) => containerNamed(containersOf(pod, list), PROXY)).find((found) => found !== undefined);
}

/** The pod with another sidecar; the same pod where it has none. */
export function withSidecar(
  { lists }: SidecarRules,
  pod: TypedPod,
  change: (sidecar: JsonObject) => JsonObject,
): TypedPod {
  const list = lists.find((candidate) => containerNamed(containersOf(pod, candidate), PROXY) !== undefined);
  if (list === undefined) return pod;
  const containers = containersOf(pod, list);
  const sidecar = containerNamed(containers, PROXY);
  return withSpec(pod, {
    [list]: containers.map((container) => (container === sidecar ? change(container) : container)),
  });
}

/** A container's environment variables. */
export function envOf(container: JsonObject): readonly JsonObject[] {
  const { env } = container;
  return Array.isArray(env) ? (env as readonly Json[]).filter(isObject) : [];
}

/** The container with these variables; none at all where the list is empty. */
export function withEnv(container: JsonObject, env: readonly JsonObject[]): JsonObject {
  return withFields(container, { env: env.length === 0 ? undefined : env });
}

/** A variable as Go writes it: an empty value is left out. */
export function variable(name: string, value: string): JsonObject {
  return value === "" ? { name } : { name, value };
}
