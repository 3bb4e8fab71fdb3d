import { isPlainMap } from "@outrigger/go-std";
import type { GoValue } from "@outrigger/go-std";
import { compareKeys, type JsonObject, JsonNumber, type JsonValue, setOwn } from "@outrigger/go-std/json";

/** A resource of the kind ProxyConfig, as far as it is read. */
export interface ProxyResource {
  readonly name: string;
  readonly namespace: string;
  readonly created: string;
  /** The labels that it selects pods by; undefined without a selector. */
  readonly labels: Readonly<Record<string, JsonValue>> | undefined;
  readonly spec: JsonObject;
}

/** Reads a resource; its name and namespace may stand beside its spec, too. Undefined for anything else. */
export function readProxyResource(resource: JsonValue): ProxyResource | undefined {
  if (!isObject(resource)) return undefined;
  const metadata = member(resource, "metadata") ?? resource;
  const spec = member(resource, "spec") ?? {};
  const selector = member(spec, "selector");
  return {
    name: text(metadata, "name"),
    namespace: text(metadata, "namespace"),
    created: text(metadata, "creationTimestamp"),
    labels: selector === undefined ? undefined : (member(selector, "matchLabels") ?? {}),
    spec,
  };
}

/** Orders resources: the oldest first; of the same age by name and namespace. */
export function byAge(one: ProxyResource, other: ProxyResource): number {
  const byTime = compareKeys(one.created, other.created);
  return byTime === 0 ? compareKeys(`${one.name}.${one.namespace}`, `${other.name}.${other.namespace}`) : byTime;
}

/** JSON as the tree that a YAML text would give. */
export function treeOf(value: JsonValue): GoValue {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(treeOf);
  if (!isObject(value)) return value as GoValue;
  const map: Record<string, GoValue> = {};
  for (const [key, item] of Object.entries(value)) setOwn(map, key, treeOf(item));
  return map;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== undefined && isPlainMap(value as GoValue);
}

function member(object: JsonObject, key: string): JsonObject | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return isObject(value) ? value : undefined;
}

function text(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === "string" ? value : "";
}
