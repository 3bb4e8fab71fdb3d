import type { Golden, GoldenPod } from "./goldens.ts";
import type { Pod } from "./kube.ts";

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
type JsonObject = { readonly [key: string]: Json };
type Container = JsonObject & { readonly name: string };
type Lists = {
  readonly initContainers?: readonly Container[] | null;
  readonly containers?: readonly Container[] | null;
};

const overrides = "proxy.istio.io/overrides";
const status = "sidecar.istio.io/status";

/** What the API server writes into ports and probes that leave it out, by name. */
const defaults: JsonObject = { protocol: "TCP", path: "/", scheme: "HTTP", timeoutSeconds: 1, service: "" };
const withPortsOrProbes = new Set(["ISTIO_META_POD_PORTS", "ISTIO_KUBE_APP_PROBERS"]);

/** A pod as somebody can send it to an API server: what owns it has an identity. */
export function sendable(pod: GoldenPod, namespace: string): object {
  const owners = pod.metadata.ownerReferences?.map((owner) => ({
    ...owner,
    uid: "00000000-0000-0000-0000-000000000001",
  }));
  const metadata = { ...pod.metadata, namespace, ...(owners === undefined ? {} : { ownerReferences: owners }) };
  return { apiVersion: "v1", kind: "Pod", ...pod, metadata };
}

/** The containers of a pod as it was sent, and as the API server stores it without an injector. */
interface Sides {
  readonly raw: ReadonlyMap<string, JsonObject>;
  readonly full: ReadonlyMap<string, JsonObject>;
}

/**
 * What Go would have made of a pod that came from an API server. It writes defaults into a pod before any webhook sees it: where
 * the pod has an `istio-proxy` or `istio-init` of its own, they are its author's word like all else in there, stand over the
 * template's, and are kept in the annotation for such containers.
 *
 * @param stored what the API server makes of the pod that was sent, without an injector.
 */
export function afterDefaults({ sent, patched }: Golden, stored: Pod): GoldenPod {
  const sides = { raw: byName(sent.spec), full: byName(stored.spec as Lists) };
  const { initContainers, containers }: Lists = patched.spec;
  const completed = (list: readonly Container[]): Container[] =>
    list.map((container) => withDefaults(container, sides));
  const spec = {
    ...patched.spec,
    ...(initContainers ? { initContainers: completed(initContainers) } : {}),
    ...(containers ? { containers: completed(containers) } : {}),
  };
  const text = patched.metadata.annotations?.[overrides];
  const isFirst = sent.metadata.annotations?.[status] === undefined;
  if (text === undefined || !isFirst) return { ...patched, spec };
  const annotations = { ...patched.metadata.annotations, [overrides]: keptWithDefaults(text, sides) };
  return { ...patched, metadata: { ...patched.metadata, annotations }, spec };
}

function withDefaults(container: Container, { raw, full }: Sides): Container {
  const [own, completed] = [raw.get(container.name), full.get(container.name)];
  if (!container.name.startsWith("istio-") || own === undefined || completed === undefined) return container;
  return { ...withAdded(container, own, completed), name: container.name };
}

/** The annotation with a pod's own proxies. Of what they said, the image "auto" is not kept. */
function keptWithDefaults(text: string, { raw, full }: Sides): string {
  const keep = (container: Container): Json => {
    const [own, completed] = [raw.get(container.name), full.get(container.name)];
    if (own === undefined || completed === undefined) return container;
    const isKept = ([key]: [string, Json]): boolean => container[key] !== undefined || own[key] === undefined;
    return Object.fromEntries(Object.entries(completed).filter(isKept));
  };
  const lists = Object.entries(JSON.parse(text) as Record<string, readonly Container[]>);
  return JSON.stringify(Object.fromEntries(lists.map(([list, containers]) => [list, containers.map(keep)])));
}

/** The parts of a pod that injection decides about; JSON within texts is read, and the volume with a pod's token has no random name. */
export function decided(pod: Pod): object {
  const { labels = {}, annotations = {} } = pod.metadata;
  const text = JSON.stringify({ labels, annotations, spec: pod.spec });
  return JSON.parse(text.replaceAll(/kube-api-access-\w+/g, "kube-api-access"), readTexts) as object;
}

function readTexts(key: string, value: Json): Json {
  if (typeof value === "string" && (key === overrides || key === status)) return JSON.parse(value) as Json;
  if (!isObject(value)) return value;
  const { name, value: text } = value;
  const isRead = typeof name === "string" && typeof text === "string" && withPortsOrProbes.has(name);
  return isRead ? { ...value, value: JSON.parse(text, withoutDefaults) as Json } : value;
}

function withoutDefaults(_key: string, value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key, member]) => member !== null && member !== defaults[key]),
  );
}

function byName({ initContainers, containers }: Lists): Map<string, JsonObject> {
  const all = [...(initContainers ?? []), ...(containers ?? [])];
  return new Map(all.map((container) => [container.name, container]));
}

/** `target` with the members that `full` has and `raw` has not; those of lists are the same for every container. */
function withAdded(target: JsonObject, raw: JsonObject, full: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...target };
  for (const [key, value] of Object.entries(full)) {
    const [at, before] = [target[key], raw[key]];
    if (isObject(value)) result[key] = withAdded(isObject(at) ? at : {}, isObject(before) ? before : {}, value);
    else if (before === undefined && !Array.isArray(value)) result[key] = value;
  }
  return result;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
