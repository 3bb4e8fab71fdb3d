import { JsonNumber, setOwn } from "@outrigger/go-std/json";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Operation } from "../patch/operations.ts";
import type { Shape } from "./kinds.ts";

/** An operation under an object, by the keys on the way. */
export type Edit =
  | { readonly op: "add" | "replace"; readonly path: readonly string[]; readonly value: Json }
  | { readonly op: "remove"; readonly path: readonly string[] };

/** The operations of a pod's patch where the object at `base` describes its pods. */
export function placeEdits(
  operations: readonly Operation[],
  shape: Shape & { readonly is: "pods" },
  base: readonly string[],
): readonly Edit[] {
  return operations.map((operation) => {
    const [, part, ...rest] = operation.path.split("/").map(unescape);
    const path = [...base, ...(part === "metadata" ? shape.metadata : shape.spec), ...rest];
    return operation.op === "remove" ? { op: "remove", path } : { op: operation.op, path, value: operation.value };
  });
}

function unescape(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * Changes a JSON tree as the edits say, and makes the objects on their way where they are missing. The tree must be the caller's own:
 * it is changed in place.
 *
 * A key of a struct may differ in case from the one that is there, as Go's decoder takes it.
 */
export function applyEdits(tree: Json, edits: readonly Edit[]): Json {
  const root = { tree };
  for (const edit of edits) applyEdit(root, { ...edit, path: ["tree", ...edit.path] });
  return root.tree;
}

function applyEdit(root: object, edit: Edit): void {
  const last = edit.path.at(-1) ?? "";
  let target: object = root;
  for (const segment of edit.path.slice(0, -1)) target = childOf(target, segment);
  if (Array.isArray(target)) applyToList(target as Json[], last, edit);
  else if (edit.op === "remove") Reflect.deleteProperty(target, keyIn(target, last));
  else setOwn(target, keyIn(target, last), cloneJson(edit.value));
}

function applyToList(list: Json[], last: string, edit: Edit): void {
  const index = last === "-" ? list.length : Number(last);
  const added = edit.op === "remove" ? [] : [cloneJson(edit.value)];
  list.splice(index, edit.op === "add" ? 0 : 1, ...added);
}

/** What stands under a key; an object that is made for it, where nothing does. */
function childOf(target: object, segment: string): object {
  const key = Array.isArray(target) ? segment : keyIn(target, segment);
  const child = Object.hasOwn(target, key) ? (target as JsonObject)[key] : undefined;
  if (typeof child === "object" && child !== null) return child;
  const made = {};
  setOwn(target, key, made);
  return made;
}

function keyIn(target: object, key: string): string {
  if (Object.hasOwn(target, key)) return key;
  const folded = key.toLowerCase();
  return key.includes("/") ? key : (Object.keys(target).findLast((other) => other.toLowerCase() === folded) ?? key);
}

/** A copy that shares nothing with its source. */
export function cloneJson(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(cloneJson);
  if (!isObject(value) || value instanceof JsonNumber) return value;
  const copy = {};
  for (const key of Object.keys(value)) setOwn(copy, key, cloneJson(value[key] ?? null));
  return copy;
}
