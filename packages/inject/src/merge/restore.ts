import { encodeJson, JsonNumber, setOwn } from "@outrigger/go-std/json";
import { isObject, type Json, type JsonObject } from "../json.ts";

/**
 * Takes what an injection changed back to the document that the user sent. `before` is that document as Go's types hold it, `after`
 * the same when the injection was through; where the two agree, the user's own text stands, with every field that the types do not
 * know and every spelling that Go would write in another way. Parts that nothing changed are shared with `raw`.
 *
 * Go's own injector compares `before` and `after` instead, which makes patches that do not apply where the two documents differ.
 */
export function restore(raw: Json, before: Json, after: Json): Json {
  if (before === after) return raw;
  if (isObject(raw) && isObject(before) && isObject(after)) return restoreObject(raw, before, after);
  if (isList(raw) && isList(before) && isList(after) && raw.length === before.length)
    return restoreList(raw, before, after);
  if (raw === null && isObject(before) && isObject(after))
    return isSame(before, after) ? raw : restoreObject({}, before, after);
  return isSameScalar(before, after) ? raw : after;
}

function restoreObject(raw: JsonObject, before: JsonObject, after: JsonObject): JsonObject {
  const members: (readonly [string, Json])[] = [];
  const told = new Set<string>();
  let changed = false;
  for (const [key, value] of Object.entries(raw)) {
    const name = nameIn(before, key) ?? nameIn(after, key);
    if (name === undefined) members.push([key, value]);
    else if (Object.hasOwn(after, name)) {
      const member = Object.hasOwn(before, name)
        ? restore(value, before[name] ?? null, after[name] ?? null)
        : (after[name] ?? null);
      changed ||= member !== value;
      members.push([key, member]);
    } else changed = true;
    if (name !== undefined) told.add(name);
  }
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? (before[name] ?? null) : undefined;
    if (told.has(name) || (old !== undefined && isSame(old, value))) continue;
    changed = true;
    members.push([name, isObject(old) && isObject(value) ? restoreObject({}, old, value) : value]);
  }
  return changed ? objectOf(members) : raw;
}

/** The typed member that a key of the document stands for: Go finds fields in whatever case they are written. */
function nameIn(typed: JsonObject, key: string): string | undefined {
  if (Object.hasOwn(typed, key)) return key;
  const lower = key.toLowerCase();
  return Object.keys(typed).find((name) => name.length === key.length && name.toLowerCase() === lower);
}

function objectOf(members: readonly (readonly [string, Json])[]): JsonObject {
  const object: Record<string, Json> = {};
  for (const [key, value] of members) setOwn(object, key, value);
  return object;
}

function restoreList(raw: readonly Json[], before: readonly Json[], after: readonly Json[]): readonly Json[] {
  const places = pairUp(before, after);
  const restored = after.map((value, at) => {
    const place = places[at];
    return place === undefined ? value : restore(raw[place] ?? null, before[place] ?? null, value);
  });
  return restored.length === raw.length && restored.every((value, at) => value === raw[at]) ? raw : restored;
}

/**
 * For each element of a list, the place of the one in another list that it stands for: the same name, mount path or port, or the
 * same value; the second of a name stands for the second.
 */
export function pairUp(from: readonly Json[], to: readonly Json[]): readonly (number | undefined)[] {
  const places = new Map<string, number[]>();
  for (let at = from.length - 1; at >= 0; at--) {
    const identity = identityOf(from[at] ?? null);
    const known = places.get(identity);
    if (known === undefined) places.set(identity, [at]);
    else known.push(at);
  }
  return to.map((value) => takeFrom(places.get(identityOf(value)) ?? [], from, value));
}

/** How many elements of one name are compared with each other. */
const COMPARED = 16;

/** Takes the place of the very same value out of those left, or the first. */
function takeFrom(left: number[], from: readonly Json[], value: Json): number | undefined {
  const same =
    left.length > 1 && left.length <= COMPARED ? left.findLastIndex((at) => isSame(from[at] ?? null, value)) : -1;
  return same < 0 ? left.pop() : left.splice(same, 1)[0];
}

/** In the order of what tells elements of one list apart best. */
const KEYS = ["mountPath", "devicePath", "name", "containerPort", "topologyKey", "ip", "uid"];

function identityOf(element: Json): string {
  if (!isObject(element)) return encodeJson(element);
  const key = KEYS.find((name) => Object.hasOwn(element, name));
  if (key === undefined) return encodeJson(element);
  const protocol = key === "containerPort" ? encodeJson(element.protocol ?? null) : "";
  return `${key}=${encodeJson(element[key] ?? null)}${protocol}`;
}

/** Whether two documents say the same; numbers are compared as they are written. */
export function isSame(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (isList(left)) {
    return isList(right) && left.length === right.length && left.every((value, at) => isSame(value, right[at] ?? null));
  }
  if (!isObject(left) || !isObject(right)) return isSameScalar(left, right);
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSame(left[name] ?? null, right[name] ?? null))
  );
}

function isSameScalar(left: Json, right: Json): boolean {
  return left === right || (left instanceof JsonNumber && right instanceof JsonNumber && left.text === right.text);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
