import { compareKeys, type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { type Duration, durationOf, type FieldValue, isDuration, isStruct, Message } from "./message.ts";
import type { FieldType, ValueType } from "./message-type.ts";
import type { MeshRules } from "./mesh-rules.ts";

/**
 * A message as JSON with every field, set or not, in the order of the message.
 *
 * Behaves as: protobuf's jsonpb, Marshal with defaults: an enum is its word, a number of 64 bits is text, `1s` is a duration.
 */
export function marshal(message: Message, rules: MeshRules): JsonObject {
  return marshalMessage(message, { rules, zeros: true });
}

/**
 * A message as JSON without the fields that are zero.
 *
 * Behaves as: protobuf's jsonpb, Marshal.
 */
export function marshalNonZero(message: Message, rules: MeshRules): JsonObject {
  return marshalMessage(message, { rules, zeros: false });
}

/** How to write: with or without what is zero. */
interface Form {
  readonly rules: MeshRules;
  readonly zeros: boolean;
}

function marshalMessage(message: Message, form: Form): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const field of message.type.fields) {
    const value = message.get(field.name);
    const isShown = form.zeros ? field.oneOf === undefined || value !== undefined : isWritten(field, value, form.rules);
    if (isShown) object[field.json] = marshalField(field.value, value, form);
  }
  return object;
}

/** Whether a field is not left out: a message or wrapper that is there counts, whatever it holds; so does what was chosen among several. */
export function isWritten({ value: type, oneOf }: FieldType, value: FieldValue | undefined, rules: MeshRules): boolean {
  if (value === undefined) return false;
  if (type.kind === "wrapper" || oneOf !== undefined) return true;
  if (type.kind === "list" || type.kind === "map") return rules.keepsEmpty || sizeOf(value) > 0;
  return !isZero(value);
}

/** Whether a value is the same as none for a field that is a scalar. */
export function isZero(value: FieldValue): boolean {
  return value === "" || value === false || value === 0n || Object.is(value, 0);
}

function sizeOf(value: FieldValue): number {
  if (Array.isArray(value)) return value.length;
  return value instanceof Map ? value.size : 0;
}

function marshalField(type: ValueType, value: FieldValue | undefined, form: Form): JsonValue {
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
    case "double":
      return doubleJson(typeof value === "number" ? value : 0);
    case "enum":
      return marshalEnum(typeof value === "bigint" ? value : 0n, type.type.words);
    case "duration":
      return isDuration(value) ? durationJson(value, form.rules) : null;
    case "struct":
    case "object":
    case "any":
    case "intOrString":
      return isStruct(value) ? value.json : null;
    case "message":
      return value instanceof Message ? marshalMessage(value, form) : null;
    case "wrapper":
      return value === undefined ? null : marshalField(type.elem, value, form);
    case "list":
      return Array.isArray(value) ? value.map((item: FieldValue) => marshalField(type.elem, item, form)) : [];
    default:
      return marshalMap(type.elem, value instanceof Map ? value : new Map(), form);
  }
}

function doubleJson(value: number): JsonValue {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

function marshalEnum(number: bigint, words: ReadonlyMap<bigint, string>): JsonValue {
  return words.get(number) ?? Number(number);
}

function marshalMap(elem: ValueType, map: ReadonlyMap<string, FieldValue>, form: Form): JsonValue {
  const object: Record<string, JsonValue> = {};
  for (const key of [...map.keys()].sort(compareKeys)) setOwn(object, key, marshalField(elem, map.get(key), form));
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
