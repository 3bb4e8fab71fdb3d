import { type GoType, type GoValue, Typed } from "@outrigger/go-std";
import { type EncodableValue, encodeJson, type JsonValue, parseJson } from "@outrigger/go-std/json";
import { decodeJson, jsonOfView, type TypeTable } from "@outrigger/kube";

/**
 * A template's value as the JSON text that Go writes for it: Kubernetes structs with their fields in Go's order, maps sorted by key.
 *
 * Behaves as: encoding/json, Marshal.
 */
export function marshal(types: TypeTable, value: GoValue): string {
  return encodeJson(encodable(types, value));
}

/** The same as a JSON tree. */
export function jsonTree(types: TypeTable, value: GoValue): JsonValue {
  return parseJson(marshal(types, value));
}

function encodable(types: TypeTable, value: GoValue): EncodableValue {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return (value as readonly GoValue[]).map((item) => encodable(types, item));
  if (!(value instanceof Typed)) return encodableMap(types, value as Readonly<Record<string, GoValue>>);
  const source = jsonOfView(value);
  if (source?.type.kind === "struct") return decodeJson(types, source.type.key, source.value ?? {}).value ?? null;
  const { content } = value;
  return typeof content === "function" ? encodableStruct(types, value.type, content) : encodable(types, content);
}

function encodableMap(types: TypeTable, map: Readonly<Record<string, GoValue>>): EncodableValue {
  const entries = Object.keys(map)
    .sort()
    .map((key) => [key, encodable(types, map[key] ?? null)] as const);
  return Object.fromEntries(entries);
}

function encodableStruct(types: TypeTable, type: GoType, read: (field: string) => GoValue): EncodableValue {
  return Object.fromEntries((type.fields ?? []).map(({ name }) => [name, encodable(types, read(name))]));
}
