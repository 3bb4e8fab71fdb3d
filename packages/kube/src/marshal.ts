import { compareKeys, type JsonNumber, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { type Decoded, DecodedList, DecodedMap, DecodedStruct, RawJson } from "./go-value.ts";
import type { Field, KubeType, StructType } from "./type-table.ts";

/**
 * The JSON that Go writes for a decoded value: struct fields in declaration order, map keys sorted.
 *
 * Behaves as: encoding/json, Marshal, with omitempty and omitzero.
 */
export function marshal(type: KubeType, value: Decoded): JsonValue {
  switch (type.kind) {
    case "struct":
      return marshalStruct(type, value);
    case "list":
      return value instanceof DecodedList
        ? value.items.slice(0, value.length).map((item) => marshal(type.elem, item))
        : null;
    case "map":
      return value instanceof DecodedMap ? marshalMap(type.elem, value) : null;
    default:
      return marshalScalar(type.kind, value);
  }
}

function marshalScalar(kind: KubeType["kind"], value: Decoded): JsonValue {
  if (value instanceof RawJson) return value.value;
  if (value !== undefined && value !== null) return value as string | boolean | number | JsonNumber;
  if (kind === "string") return "";
  if (kind === "bool") return false;
  if (kind === "quantity") return "0";
  return kind === "time" || kind === "raw" || kind === "fields" ? null : 0;
}

function marshalMap(elem: KubeType, map: DecodedMap): JsonValue {
  const object: Record<string, JsonValue> = {};
  for (const key of [...map.entries.keys()].sort(compareKeys)) setOwn(object, key, marshal(elem, map.entries.get(key)));
  return object;
}

function marshalStruct(type: StructType, value: Decoded): JsonValue {
  const slots = value instanceof DecodedStruct ? value.slots : [];
  const object: Record<string, JsonValue> = {};
  for (const field of type.fields) {
    const slot = slots[field.index];
    if (isDropped(field, slot)) continue;
    object[field.name] = field.pointer && slot === undefined ? null : marshal(field.type, slot);
  }
  return object;
}

/** Whether omitempty or omitzero drops a field. */
function isDropped(field: Field, slot: Decoded): boolean {
  if (field.pointer) return field.omitempty && slot === undefined;
  const zero = slot === undefined || slot === null;
  if (field.omitzero && field.type.kind === "time") return zero;
  return field.omitempty && isEmpty(field.type.kind, slot);
}

function isEmpty(kind: KubeType["kind"], slot: Decoded): boolean {
  switch (kind) {
    case "string":
    case "bool":
    case "int32":
    case "int64":
      return slot === undefined || slot === "" || slot === false || slot === 0;
    case "list":
      return !(slot instanceof DecodedList) || slot.length === 0;
    case "map":
      return !(slot instanceof DecodedMap) || slot.entries.size === 0;
    default:
      return false;
  }
}
