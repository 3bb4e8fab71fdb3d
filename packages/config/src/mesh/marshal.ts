import { compareKeys, type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { type Duration, durationOf, type FieldValue, isDuration, Message } from "./message.ts";
import type { FieldType, ValueType } from "./message-type.ts";
import type { MeshRules } from "./mesh-rules.ts";

/**
 * A message as JSON with every field, set or not, in the order of the message.
 *
 * Behaves as: protobuf's jsonpb, Marshal with defaults: an enum is its word, a number of 64 bits is text, `1s` is a duration.
 */
export function marshal(message: Message, rules: MeshRules): JsonObject {
  const object: Record<string, JsonValue> = {};
  const isSet = (field: FieldType): boolean => message.get(field.name) !== undefined;
  const fields = message.type.oneOf === undefined ? message.type.fields : message.type.fields.filter(isSet);
  for (const field of fields) object[field.json] = marshalField(field.value, message.get(field.name), rules);
  return object;
}

/**
 * A message as JSON without the fields that are zero.
 *
 * Behaves as: protobuf's jsonpb, Marshal.
 */
export function marshalNonZero(message: Message, rules: MeshRules): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const field of message.type.fields) {
    const value = message.get(field.name);
    if (value === undefined || isZero(field.value, value)) continue;
    object[field.json] =
      value instanceof Message ? marshalNonZero(value, rules) : marshalField(field.value, value, rules);
  }
  return object;
}

/** A wrapper that is there counts, whatever it holds; so does a message. */
function isZero(type: ValueType, value: FieldValue): boolean {
  if (type.kind === "wrapper") return false;
  if (Array.isArray(value)) return value.length === 0;
  return value === "" || value === false || value === 0n || (value instanceof Map && value.size === 0);
}

function marshalField(type: ValueType, value: FieldValue | undefined, rules: MeshRules): JsonValue {
  switch (type.kind) {
    case "string":
      return typeof value === "string" ? value : "";
    case "bool":
      return value === true;
    case "int32":
    case "uint32":
      return Number(value ?? 0n);
    case "int64":
      return String(typeof value === "bigint" ? value : 0n);
    case "enum":
      return marshalEnum(typeof value === "bigint" ? value : 0n, type.type.words);
    case "duration":
      return isDuration(value) ? durationJson(value, rules) : null;
    case "message":
      return value instanceof Message ? marshal(value, rules) : null;
    case "wrapper":
      return value === undefined ? null : marshalField(type.elem, value, rules);
    case "list":
      return Array.isArray(value) ? value.map((item: FieldValue) => marshalField(type.elem, item, rules)) : [];
    default:
      return marshalMap(type.elem, value instanceof Map ? value : new Map(), rules);
  }
}

function marshalEnum(number: bigint, words: ReadonlyMap<bigint, string>): JsonValue {
  return words.get(number) ?? Number(number);
}

function marshalMap(elem: ValueType, map: ReadonlyMap<string, FieldValue>, rules: MeshRules): JsonValue {
  const object: Record<string, JsonValue> = {};
  for (const key of [...map.keys()].sort(compareKeys)) setOwn(object, key, marshalField(elem, map.get(key), rules));
  return object;
}

/** Seconds with 3, 6 or 9 decimals, or none where the release leaves them out. */
function durationJson(duration: Duration, rules: MeshRules): string {
  const total = duration.seconds * 1_000_000_000n + duration.nanos;
  const { seconds, nanos } = durationOf(total < 0n ? -total : total);
  let decimals = `.${String(nanos).padStart(9, "0")}`;
  for (let cut = 0; cut < 2 && decimals.endsWith("000"); cut++) decimals = decimals.slice(0, -3);
  if (rules.shortDurations && decimals === ".000") decimals = "";
  return `${total < 0n ? "-" : ""}${seconds}${decimals}s`;
}
