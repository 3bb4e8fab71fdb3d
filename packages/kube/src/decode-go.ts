import { isJsonObject, type JsonObject, type JsonValue, repeatedEntries } from "@outrigger/go-std/json";
import { decodeScalar } from "./decode-scalar.ts";
import { type DecodeState, kindWord, saveError, typeError } from "./decode-state.ts";
import { type Decoded, DecodedList, DecodedMap, DecodedStruct } from "./go-value.ts";
import type { Field, KubeType, ListType, MapType, StructType } from "./type-table.ts";

/**
 * Decodes a JSON tree into a Go type. Throws a DecodeError with the text that Go would give.
 *
 * Behaves as: encoding/json, Unmarshal: keys in document order, repeated ones applied one after the other; the first value of
 * a wrong type is the error, unless a type with its own JSON form (quantity, time …) refuses a later one.
 */
export function decodeGo(type: KubeType, value: JsonValue): Decoded {
  const state: DecodeState = { path: [], struct: undefined, saved: undefined };
  const decoded = decodeValue(state, type, value, undefined);
  if (state.saved !== undefined) throw state.saved;
  return decoded;
}

function decodeValue(state: DecodeState, type: KubeType, value: JsonValue, old: Decoded): Decoded {
  switch (type.kind) {
    case "struct":
      return value === null ? old : decodeStruct(state, type, value, old);
    case "list":
      return value === null ? undefined : decodeList(state, type, value, old);
    case "map":
      return value === null ? undefined : decodeMap(state, type, value, old);
    default:
      return decodeScalar(state, type, value, old);
  }
}

function decodeField(state: DecodeState, field: Field, value: JsonValue, old: Decoded): Decoded {
  if (!field.pointer) return decodeValue(state, field.type, value, old);
  if (value === null) return undefined;
  const decoded = decodeValue(state, field.type, value, old);
  return decoded === undefined ? zeroBehindPointer(field.type) : decoded;
}

/** What a new pointer points to when its value could not be decoded; the decoding fails anyway. */
function zeroBehindPointer(type: KubeType): Decoded {
  return type.kind === "struct" ? new DecodedStruct(type) : undefined;
}

function decodeStruct(state: DecodeState, type: StructType, value: JsonValue, old: Decoded): Decoded {
  if (!isJsonObject(value)) return mismatch(state, type, value, old);
  const target = old instanceof DecodedStruct ? old : new DecodedStruct(type);
  const { struct } = state;
  const depth = state.path.length;
  for (const [key, item] of membersOf(value)) {
    const field = type.find(key);
    if (field === undefined) continue;
    state.path.push(...field.through, field.name);
    state.struct = type;
    target.slots[field.index] = decodeField(state, field, item, target.slots[field.index]);
    state.path.length = depth;
    state.struct = struct;
  }
  return target;
}

/** The members of an object in document order. */
function membersOf(object: JsonObject): readonly (readonly [string, JsonValue])[] {
  return repeatedEntries(object) ?? Object.entries(object);
}

function decodeList(state: DecodeState, type: ListType, value: JsonValue, old: Decoded): Decoded {
  if (!Array.isArray(value)) return mismatch(state, type, value, old);
  const items = value as readonly JsonValue[];
  const list = old instanceof DecodedList && items.length > 0 ? old : new DecodedList();
  for (const [index, item] of items.entries())
    list.items[index] = decodeValue(state, type.elem, item, list.items[index]);
  list.length = items.length;
  return list;
}

function decodeMap(state: DecodeState, type: MapType, value: JsonValue, old: Decoded): Decoded {
  if (!isJsonObject(value)) return mismatch(state, type, value, old);
  const map = old instanceof DecodedMap ? old : new DecodedMap();
  for (const [key, item] of membersOf(value)) map.entries.set(key, decodeValue(state, type.elem, item, undefined));
  return map;
}

function mismatch(state: DecodeState, type: KubeType, value: JsonValue, old: Decoded): Decoded {
  saveError(state, typeError(state, kindWord(value), type.go));
  return old;
}
