import {
  compareKeys,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  repeatedEntries,
  setOwn,
} from "@outrigger/go-std/json";
import { isPlainTime } from "./is-plain-time.ts";
import { marshal } from "./marshal.ts";
import { canonicalQuantity } from "./quantity-text.ts";
import type { Field, KubeType, ScalarType, StructType } from "./type-table.ts";

/**
 * A JSON tree as Go writes it after decoding it into a type; parts that stand so already are shared with the tree. Undefined for a
 * tree that takes a closer look: one that does not fit the type, or whose keys repeat or are written in another case.
 */
export function canonical(type: KubeType, tree: JsonValue): JsonValue | undefined {
  try {
    return writerOf(type)(tree);
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

/** Gives a value as Go writes it, or the very same value; throws {@link GIVE_UP}. */
type Writer = (value: JsonValue) => JsonValue;

const GIVE_UP = new Error("not plain");
const writers = new WeakMap<KubeType, Writer>();

function writerOf(type: KubeType): Writer {
  let writer = writers.get(type);
  if (writer === undefined) writers.set(type, (writer = makeWriter(type)));
  return writer;
}

function makeWriter(type: KubeType): Writer {
  switch (type.kind) {
    case "struct":
      return structWriter(type);
    case "list":
      return listWriter(type.elem);
    case "map":
      return mapWriter(type.elem);
    default:
      return scalarWriter(type.kind);
  }
}

/** A field of a struct, with what writes it; made when it is first met, for types may contain themselves. */
interface Slot {
  readonly field: Field;
  /** What stands for it where it is missing; undefined for nothing. */
  readonly absent: JsonValue | undefined;
  writer: Writer | undefined;
}

function structWriter(type: StructType): Writer {
  const slots = type.fields.map((field): Slot => ({ field, absent: absentValue(field), writer: undefined }));
  const byName = new Map(slots.map((slot) => [slot.field.name, slot]));
  const always = slots.filter(({ absent }) => absent !== undefined).length;
  return (value) => {
    if (!isJsonObject(value) || repeatedEntries(value) !== undefined) throw GIVE_UP;
    const written: (JsonValue | undefined)[] = [];
    let last = -1;
    let found = 0;
    let same = true;
    for (const key of Object.keys(value)) {
      const slot = byName.get(key);
      if (slot === undefined) {
        if (type.find(key) !== undefined) throw GIVE_UP;
        same = false;
        continue;
      }
      const { index } = slot.field;
      const before = value[key] as JsonValue;
      const after = writeField(slot, before);
      if (after !== before || index < last) same = false;
      else if (slot.absent !== undefined) found++;
      written[index] = after;
      last = index;
    }
    return same && found === always ? value : assemble(slots, written);
  };
}

/** The value of a field that the object has; undefined where Go leaves it out. */
function writeField(slot: Slot, value: JsonValue): JsonValue | undefined {
  const { field } = slot;
  if (value === null) {
    if (field.type.kind === "quantity" || field.type.kind === "intOrString") throw GIVE_UP;
    return slot.absent;
  }
  slot.writer ??= writerOf(field.type);
  const written = slot.writer(value);
  if (field.pointer || !field.omitempty) return written;
  return isEmpty(field.type.kind, written) ? undefined : written;
}

function assemble(slots: readonly Slot[], written: readonly (JsonValue | undefined)[]): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const { field, absent } of slots) {
    const value = written[field.index] ?? absent;
    if (value !== undefined) object[field.name] = value;
  }
  return object;
}

/** What Go writes for a field that was not there. */
function absentValue(field: Field): JsonValue | undefined {
  if (field.pointer) return field.omitempty ? undefined : null;
  const { kind } = field.type;
  if (field.omitzero && kind === "time") return undefined;
  if (field.omitempty && kind !== "struct" && !NEVER_EMPTY.includes(kind)) return undefined;
  return marshal(field.type, undefined);
}

/** Kinds that Go holds as structs, which are never empty. */
const NEVER_EMPTY: readonly KubeType["kind"][] = ["quantity", "time", "intOrString", "raw", "fields"];

function isEmpty(kind: KubeType["kind"], value: JsonValue): boolean {
  if (kind === "list") return (value as readonly JsonValue[]).length === 0;
  if (kind === "map") return Object.keys(value as JsonObject).length === 0;
  return !NEVER_EMPTY.includes(kind) && (value === "" || value === false || value === 0);
}

function listWriter(elem: KubeType): Writer {
  let writer: Writer | undefined;
  return (value) => {
    if (!Array.isArray(value)) throw GIVE_UP;
    const list = value as readonly JsonValue[];
    writer ??= writerOf(elem);
    let copy: JsonValue[] | undefined;
    for (let at = 0; at < list.length; at++) {
      const before = list[at] as JsonValue;
      if (before === null) throw GIVE_UP;
      const after = writer(before);
      if (after !== before) copy ??= list.slice();
      if (copy !== undefined) copy[at] = after;
    }
    return copy ?? value;
  };
}

function mapWriter(elem: KubeType): Writer {
  let writer: Writer | undefined;
  return (value) => {
    if (!isJsonObject(value) || repeatedEntries(value) !== undefined) throw GIVE_UP;
    writer ??= writerOf(elem);
    const keys = Object.keys(value);
    const values: JsonValue[] = [];
    let same = true;
    for (let at = 0; at < keys.length; at++) {
      const before = value[keys[at] as string] as JsonValue;
      if (before === null) throw GIVE_UP;
      const after = writer(before);
      values.push(after);
      if (after !== before || (at > 0 && compareKeys(keys[at - 1] as string, keys[at] as string) > 0)) same = false;
    }
    return same ? value : sorted(keys, values);
  };
}

function sorted(keys: readonly string[], values: readonly JsonValue[]): JsonObject {
  const object: Record<string, JsonValue> = {};
  const places = [...keys.keys()].sort((left, right) => compareKeys(keys[left] as string, keys[right] as string));
  for (const place of places) setOwn(object, keys[place] as string, values[place]);
  return object;
}

function scalarWriter(kind: ScalarType["kind"]): Writer {
  switch (kind) {
    case "string":
      return only((value) => typeof value === "string");
    case "bool":
      return only((value) => typeof value === "boolean");
    case "int32":
      return only(isInt32);
    case "int64":
      return only((value) => typeof value === "number" && Number.isSafeInteger(value));
    case "intOrString":
      return only((value) => typeof value === "string" || isInt32(value));
    case "quantity":
      return writeQuantity;
    case "time":
      return only((value) => typeof value === "string" && isPlainTime(value));
    default:
      return asItIs;
  }
}

function only(fits: (value: JsonValue) => boolean): Writer {
  return (value) => {
    if (!fits(value)) throw GIVE_UP;
    return value;
  };
}

function isInt32(value: JsonValue): boolean {
  return typeof value === "number" && (value | 0) === value;
}

/** A short amount in a form that a table of answers need not grow with. */
const SHORT = /^[1-9]\d{0,5}(?:\.\d{1,3})?(?:m|k|M|G|Ki|Mi|Gi)?$/;

function writeQuantity(value: JsonValue): JsonValue {
  if (typeof value !== "string" || !SHORT.test(value)) throw GIVE_UP;
  return canonicalQuantity(value);
}

function asItIs(value: JsonValue): JsonValue {
  return value;
}
