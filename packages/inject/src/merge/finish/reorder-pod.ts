import { applyProxyConfigYaml } from "@outrigger/config";
import { fieldOf, type JsonObject } from "../../json.ts";
import { valueAt } from "../../plan/values.ts";
import type { FinishContext, PodFinisher } from "../plan.ts";
import {
  containerNamed,
  containersOf,
  INIT,
  PROXY,
  textIn,
  type TypedPod,
  VALIDATION,
  withSpec,
} from "../typed-pod.ts";

const CORE_DUMP = "enable-core-dump";

/** How a release orders containers. */
export interface OrderRules {
  /** Whether a native sidecar comes right behind the init container, in front of all others (1.19 and later). */
  readonly native: boolean;
}

/** Moves the containers of one name, of which the last is kept, to the front or to the end. */
type Move = (containers: readonly JsonObject[], name: string) => readonly JsonObject[];

const first: Move = (containers, name) => move(containers, name, (found, others) => [found, ...others]);
const last: Move = (containers, name) => move(containers, name, (found, others) => [...others, found]);

function move(
  containers: readonly JsonObject[],
  name: string,
  join: (found: JsonObject, others: readonly JsonObject[]) => readonly JsonObject[],
): readonly JsonObject[] {
  const found = containers.findLast((container) => container.name === name);
  const others = containers.filter((container) => container.name !== name);
  return found === undefined ? others : join(found, others);
}

/**
 * Puts the containers in order after merging: the sidecar behind the others, or before them where they are held until it is ready;
 * what checks or sets up the network where it does not shut out the user's own init containers.
 *
 * Behaves as: reorderPod of Istio's inject package, 1.9 and later.
 */
export function reorderPod(rules: OrderRules): PodFinisher {
  return (pod, context) => {
    const hold = isHeld(context);
    const containers = (hold ? first : last)(containersOf(pod, "containers"), PROXY);
    const initContainers = orderInit(rules, containersOf(pod, "initContainers"));
    return withSpec(pod, {
      containers,
      initContainers: initContainers.length === 0 ? undefined : initContainers,
    });
  };
}

function orderInit({ native }: OrderRules, containers: readonly JsonObject[]): readonly JsonObject[] {
  if (native && containerNamed(containers, PROXY) !== undefined) {
    return [CORE_DUMP, PROXY, VALIDATION, INIT].reduce(first, containers);
  }
  return [INIT, CORE_DUMP].reduce(last, first(containers, VALIDATION));
}

/** The mesh or the pod's own annotation, or the chart's values, ask for it; resources of the cluster are not asked. */
function isHeld({ mesh, pod, values }: FinishContext): boolean {
  const annotation = proxyConfigAnnotation(pod);
  const { defaultConfig } = annotation === undefined ? mesh : applyProxyConfigYaml(mesh, annotation);
  return (
    fieldOf(defaultConfig, "holdApplicationUntilProxyStarts") === true ||
    valueAt(values, "global", "proxy", "holdApplicationUntilProxyStarts") === true
  );
}

function proxyConfigAnnotation(pod: TypedPod): string | undefined {
  return textIn(pod, "annotations", "proxy.istio.io/config");
}
