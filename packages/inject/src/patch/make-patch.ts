import { entryOf, type Json, listAt, textAt } from "../json.ts";
import type { Draft } from "../finish/finisher.ts";
import type { Pod } from "../pod.ts";
import { injectedBefore, STATUS_ANNOTATION, statusText } from "../status.ts";
import { addAll, type Operation, removeNamed, setEntries } from "./operations.ts";

const LISTS = ["initContainers", "containers", "volumes", "imagePullSecrets"] as const;
const CONTAINER_LISTS: readonly string[] = ["initContainers", "containers"];

/**
 * The JSON patch that turns the pod into an injected one: what an earlier injection added goes, the overlay comes, then
 * security context, annotations and labels; probes stand at one end. Nothing else is touched, and nothing is copied from the pod.
 *
 * Behaves as: createPatch of Istio's inject package, 1.0 to 1.8 (same operations in the same order).
 */
export function makePatch(pod: Pod, draft: Draft, version: string): readonly Operation[] {
  const { overlay } = draft;
  const present = (list: string): readonly Json[] => listAt(pod.spec, list);
  const removed = injectedBefore(pod);
  const status: readonly [string, string] = [STATUS_ANNOTATION, statusText(overlay, version)];
  const annotations = [...new Map([status, ...draft.annotations])].sort(byKey);
  const inFront = (list: string) => (element: Json) =>
    CONTAINER_LISTS.includes(list) && draft.front.includes(textAt(element, "name"));
  const hasText = (key: string): boolean => (entryOf(pod.annotations, key) ?? "") !== "";
  return [
    ...(draft.probesFirst ? draft.probes : []),
    ...LISTS.flatMap((list) => {
      const gone = new Set(removed[list]);
      return removeNamed(`/spec/${list}`, present(list), (element) => gone.has(textAt(element, "name")));
    }),
    ...LISTS.flatMap((list) =>
      addAll(`/spec/${list}`, present(list), { added: overlay[list], isFront: inFront(list) }),
    ),
    ...setWhole("/spec/dnsConfig", overlay.dnsConfig),
    ...setWhole("/spec/securityContext", draft.securityContext),
    ...setEntries("/metadata/annotations", pod.annotations, annotations, hasText),
    ...setEntries("/metadata/labels", pod.labels, [...draft.labels].sort(byKey), () => false),
    ...(draft.probesFirst ? [] : draft.probes),
  ];
}

function setWhole(path: string, value: Json | undefined): Operation[] {
  return value === undefined ? [] : [{ op: "add", path, value }];
}

function byKey([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
