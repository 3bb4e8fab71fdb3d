import { quote } from "@outrigger/go-std/fmt";
import { compareKeys } from "@outrigger/go-std/json";
import { isZero } from "./marshal.ts";
import { type Duration, type FieldValue, isDuration, Message } from "./message.ts";
import type { FieldType, ValueType } from "./message-type.ts";

/**
 * A message on one line: fields that are set and not zero.
 *
 * Behaves as: prototext, of messages since 1.14; where Go puts one space or two between fields as it pleases, here is one.
 */
export function protoText(message: Message): string {
  return message.type.fields.flatMap((field) => fieldTexts(field, message.get(field.name))).join(" ");
}

/** A duration as a message. */
export function durationProtoText({ seconds, nanos }: Duration): string {
  return [seconds === 0n ? [] : `seconds:${seconds}`, nanos === 0n ? [] : `nanos:${nanos}`].flat().join(" ");
}

function fieldTexts({ name, value: type, oneOf }: FieldType, value: FieldValue | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    const elem = "elem" in type ? type.elem : type;
    return value.map((item: FieldValue) => `${name}:${valueText(elem, item)}`);
  }
  if (value instanceof Map) return mapTexts(name, "elem" in type ? type.elem : type, value);
  if (type.kind === "wrapper") return [`${name}:{${isZero(value) ? "" : `value:${valueText(type.elem, value)}`}}`];
  return isZero(value) && oneOf === undefined ? [] : [`${name}:${valueText(type, value)}`];
}

function mapTexts(name: string, elem: ValueType, map: ReadonlyMap<string, FieldValue>): readonly string[] {
  const entries = [...map].sort(([one], [other]) => compareKeys(one, other));
  return entries.map(([key, value]) => `${name}:{key:${quote(key)} value:${valueText(elem, value)}}`);
}

function valueText(type: ValueType, value: FieldValue): string {
  if (value instanceof Message) return `{${protoText(value)}}`;
  if (isDuration(value)) return `{${durationProtoText(value)}}`;
  if (typeof value === "string") return quote(value);
  if (type.kind === "enum" && typeof value === "bigint") return type.type.words.get(value) ?? String(value);
  return typeof value === "object" ? "{}" : String(value);
}
