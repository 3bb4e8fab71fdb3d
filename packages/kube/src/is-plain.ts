import { isJsonObject, type JsonObject, type JsonValue, repeatedEntries } from "@outrigger/go-std/json";
import { isPlainTime } from "./is-plain-time.ts";
import { isPlainQuantity } from "./quantity-text.ts";
import type { KubeType, ScalarType, StructType } from "./type-table.ts";

/**
 * Whether a tree fits a type as it stands: every value has its type, every key its right case, none repeats. Then the tree can be
 * read in place of what Go decodes. Allocates nothing. A `false` says only that it takes a closer look.
 */
export function isPlain(type: KubeType, value: JsonValue): boolean {
  if (value === null) return type.kind !== "quantity" && type.kind !== "intOrString";
  switch (type.kind) {
    case "struct":
      return isJsonObject(value) && isPlainStruct(type, value);
    case "list":
      return Array.isArray(value) && isPlainList(type.elem, value as readonly JsonValue[]);
    case "map":
      return isJsonObject(value) && isPlainMap(type.elem, value);
    default:
      return isPlainScalar(type.kind, value);
  }
}

function isPlainStruct(type: StructType, object: JsonObject): boolean {
  if (repeatedEntries(object) !== undefined) return false;
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    const field = type.find(key);
    if (field === undefined) continue;
    if (field.name !== key || !isPlain(field.type, object[key] as JsonValue)) return false;
  }
  return true;
}

function isPlainList(elem: KubeType, list: readonly JsonValue[]): boolean {
  for (const item of list) if (!isPlain(elem, item)) return false;
  return true;
}

function isPlainMap(elem: KubeType, object: JsonObject): boolean {
  if (repeatedEntries(object) !== undefined) return false;
  for (const key in object) {
    if (Object.hasOwn(object, key) && !isPlain(elem, object[key] as JsonValue)) return false;
  }
  return true;
}

function isPlainScalar(kind: ScalarType["kind"], value: JsonValue): boolean {
  switch (kind) {
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    case "int32":
      return isInt32(value);
    case "int64":
      return typeof value === "number" && Number.isSafeInteger(value);
    case "intOrString":
      return typeof value === "string" || isInt32(value);
    case "quantity":
      return typeof value === "string" && isPlainQuantity(value);
    case "time":
      return typeof value === "string" && isPlainTime(value);
    default:
      return true;
  }
}

function isInt32(value: JsonValue): boolean {
  return typeof value === "number" && (value | 0) === value;
}
