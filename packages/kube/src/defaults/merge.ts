import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";

/** A change of one value. */
export type Change = (value: JsonValue) => JsonValue;

/** The object with each default that it lacks; a Go zero value (`""`, `0`, null) counts as lacking. */
export function withDefaults(object: JsonObject, defaults: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = { ...object };
  for (const [key, value] of Object.entries(defaults)) {
    const old = Object.hasOwn(object, key) ? object[key] : undefined;
    if (old === undefined || old === null || old === "" || old === 0) result[key] = value;
  }
  return result;
}

/** The object with some of its members changed; those that it lacks stay away. */
export function changed(object: JsonObject, changes: Readonly<Record<string, Change>>): JsonObject {
  const result: Record<string, JsonValue> = { ...object };
  for (const [key, change] of Object.entries(changes)) {
    const old = Object.hasOwn(object, key) ? object[key] : undefined;
    if (old !== undefined && old !== null) result[key] = change(old);
  }
  return result;
}

/** A change of an object; other values stay. */
export function object(change: (value: JsonObject) => JsonObject): Change {
  return (value) => (isJsonObject(value) ? change(value) : value);
}

/** A change of every object in a list. */
export function each(change: (value: JsonObject) => JsonObject): Change {
  const one = object(change);
  return (value) => (Array.isArray(value) ? (value as readonly JsonValue[]).map(one) : value);
}

/** A change that gives an object its defaults. */
export function defaulted(defaults: JsonObject): Change {
  return object((value) => withDefaults(value, defaults));
}
