import { compareKeys } from "@outrigger/go-std/json";
import { toUtf8 } from "@outrigger/go-std/fmt";
import { type Duration, type FieldValue, isDuration, Message } from "./message.ts";
import type { ValueType } from "./message-type.ts";

/** What a nil message prints as. */
export const NIL_MESSAGE = "<nil>";

/**
 * A message on one line: fields that are set and not zero, each with a space behind it.
 *
 * Behaves as: protobuf's CompactTextString.
 */
export function compactText(message: Message): string {
  return message.type.fields.map(({ name, value }) => fieldText(name, value, message.get(name))).join("");
}

/** A duration as a message. */
export function compactDuration({ seconds, nanos }: Duration): string {
  return numberText("seconds", seconds) + numberText("nanos", nanos);
}

function fieldText(name: string, type: ValueType, value: FieldValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (type.kind === "list")
    return Array.isArray(value) ? value.map((item) => itemText(name, type.elem, item)).join("") : "";
  if (type.kind === "map") return value instanceof Map ? mapText(name, type.elem, value) : "";
  if (type.kind === "wrapper") return `${name}:<${fieldText("value", type.elem, value)}> `;
  return value === "" || value === 0n || value === false ? "" : itemText(name, type, value);
}

function itemText(name: string, type: ValueType, value: FieldValue): string {
  return value === null ? `${name}:<nil> ` : `${name}:${valueText(type, value)} `;
}

function mapText(name: string, elem: ValueType, map: ReadonlyMap<string, FieldValue>): string {
  const keys = [...map.keys()].sort(compareKeys);
  return keys.map((key) => `${name}:<key:${quoted(key)} ${itemText("value", elem, map.get(key) ?? null)}> `).join("");
}

function valueText(type: ValueType, value: FieldValue): string {
  if (value instanceof Message) return `<${compactText(value)}>`;
  if (isDuration(value)) return `<${compactDuration(value)}>`;
  if (typeof value === "string") return quoted(value);
  if (type.kind === "enum" && typeof value === "bigint") return type.type.words.get(value) ?? String(value);
  return typeof value === "bigint" || typeof value === "boolean" ? String(value) : "";
}

function numberText(name: string, value: bigint): string {
  return value === 0n ? "" : `${name}:${value} `;
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x09, "\\t"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
]);

/** Bytes that are not printable ASCII stand in octal. */
function quoted(text: string): string {
  let out = "";
  for (const byte of toUtf8(text)) {
    const isPrintable = byte >= 0x20 && byte < 0x7f;
    out += ESCAPES.get(byte) ?? (isPrintable ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`);
  }
  return `"${out}"`;
}
