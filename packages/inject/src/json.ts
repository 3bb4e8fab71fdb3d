import { isJsonObject as isObject, type JsonObject, type JsonValue as Json } from "@outrigger/go-std/json";

export { isObject, type Json, type JsonObject };

/**
 * The value of a field as Go's decoder finds it: keys that are the name, or differ from it in case only; the last of them counts.
 * Absent and `null` are both undefined.
 *
 * Behaves as: encoding/json, field matching (where two such keys hold structs, Go merges them).
 */
export function fieldOf(value: Json | undefined, name: string): Json | undefined {
  if (!isObject(value)) return undefined;
  let found: Json | undefined;
  for (const key of Object.keys(value)) {
    const isField = key === name || (key.length === name.length && key.toLowerCase() === name.toLowerCase());
    if (isField) found = value[key] ?? undefined;
  }
  return found;
}

/** The field as an object; anything else is undefined. */
export function objectAt(value: Json | undefined, name: string): JsonObject | undefined {
  const field = fieldOf(value, name);
  return isObject(field) ? field : undefined;
}

/** The field as a list; anything else is the empty list. */
export function listAt(value: Json | undefined, name: string): readonly Json[] {
  const field = fieldOf(value, name);
  return Array.isArray(field) ? (field as readonly Json[]) : [];
}

/** The field as text; anything else is the empty text. */
export function textAt(value: Json | undefined, name: string): string {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : "";
}

/** An entry of a map of texts (labels, annotations): its keys are data, so their case counts. */
export function entryOf(map: JsonObject | undefined, key: string): string | undefined {
  const value = map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === "string" ? value : value === null ? "" : undefined;
}
