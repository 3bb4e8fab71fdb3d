import { isObject, type Json, type JsonObject } from "../../json.ts";

/**
 * A message as protobuf's JSON. Up to 1.24 the rows hold what encoding/json makes of its Go struct: durations and wrappers as the
 * structs that they are, and a choice of fields under the name of its Go interface.
 */
export function protoJson(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(protoJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => fieldsOf(key, item)));
}

function fieldsOf(key: string, item: Json): readonly (readonly [string, Json])[] {
  if (isObject(item) && isChoice(key))
    return Object.entries(item).map(([name, field]) => [lowerFirst(name), protoJson(field)]);
  if (isSwitch(key) && isObject(item)) return [[key, item["value"] ?? false]];
  return [[key, isObject(item) ? plain(item) : protoJson(item)]];
}

function plain(item: JsonObject): Json {
  const keys = Object.keys(item);
  if (keys.length === 1 && keys[0] === "value") return item["value"] ?? null;
  const { seconds = 0, nanos = 0 } = item;
  if (keys.length > 0 && keys.every((key) => key === "seconds" || key === "nanos"))
    return `${Number(seconds) + Number(nanos) / 1e9}s`;
  return protoJson(item);
}

/** Go's exported names begin in upper case, names of messages do not. */
function isChoice(key: string): boolean {
  return /^[A-Z]/.test(key);
}

/** A wrapped boolean; false is zero and left out of the wrapper. */
function isSwitch(key: string): boolean {
  return key === "enablePrometheusMerge" || key === "enable_prometheus_merge";
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
