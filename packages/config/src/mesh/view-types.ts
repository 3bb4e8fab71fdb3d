import {
  boolType,
  type GoField,
  type GoType,
  int32Type,
  int64Type,
  mapOf,
  pointerTo,
  sliceOf,
  stringType,
} from "@outrigger/go-std";
import type { EnumType } from "./enums.ts";
import { MESH_RULES } from "./mesh-rules.ts";
import type { MessageType, ValueType } from "./message-type.ts";
import type { MeshRelease } from "./releases.ts";
import { durationMethods, enumMethods, messageMethods, wrapperMethods } from "./view-methods.ts";

const uint32Type: GoType = { kind: "uint32", name: "uint32" };
const made = new Map<string, GoType>();

const pointers = new WeakMap<GoType, GoType>();

/** The pointer to a type; the same for the same type. */
export function pointerType(elem: GoType): GoType {
  let type = pointers.get(elem);
  if (type === undefined) pointers.set(elem, (type = pointerTo(elem)));
  return type;
}

/** The Go type of a protobuf duration as a release has it: a struct with Seconds and Nanos. */
export function durationStruct(release: MeshRelease): GoType {
  const rules = MESH_RULES[release];
  return once(`${release} duration`, () => ({
    kind: "struct",
    name: `${rules.durationPackage}.Duration`,
    fields: [
      { name: "Seconds", type: int64Type },
      { name: "Nanos", type: int32Type },
    ],
    pointerMethods: durationMethods(rules),
  }));
}

/** The Go struct of a message. */
export function messageStruct(type: MessageType, release: MeshRelease): GoType {
  return once(`${release} ${type.go}`, () => ({
    kind: "struct",
    name: type.go,
    get fields(): readonly GoField[] {
      return fieldsOf(type, release);
    },
    get pointerMethods() {
      return messageMethods(type, (field) => viewType(field.value, release));
    },
  }));
}

/** The Go type of a field. */
export function viewType(type: ValueType, release: MeshRelease): GoType {
  switch (type.kind) {
    case "string":
      return stringType;
    case "bool":
      return boolType;
    case "int32":
      return int32Type;
    case "int64":
      return int64Type;
    case "uint32":
      return uint32Type;
    case "enum":
      return enumView(type.type, release);
    case "duration":
      return pointerType(durationStruct(release));
    case "message":
      return pointerType(messageStruct(type.type, release));
    case "wrapper":
      return pointerType(wrapperStruct(type.elem, release));
    case "list":
      return sliceOf(viewType(type.elem, release));
    default:
      return mapOf(stringType, viewType(type.elem, release));
  }
}

/** The Go struct around a scalar that may be missing. */
export function wrapperStruct(elem: ValueType, release: MeshRelease): GoType {
  const name = elem.kind === "bool" ? "BoolValue" : "Int64Value";
  return once(`${release} ${name}`, () => ({
    kind: "struct",
    name: `types.${name}`,
    fields: [{ name: "Value", type: viewType(elem, release) }],
    pointerMethods: wrapperMethods(name, viewType(elem, release)),
  }));
}

/** The Go struct around the one field that is set of a message of which only one may be. */
export function choiceStruct(
  type: MessageType,
  field: { readonly go: string; readonly value: ValueType },
  release: MeshRelease,
): GoType {
  const name = `${type.go}_${field.go}_`;
  return once(`${release} ${name}`, () => ({
    kind: "struct",
    name,
    fields: [{ name: field.go, type: viewType(field.value, release) }],
  }));
}

function fieldsOf(type: MessageType, release: MeshRelease): readonly GoField[] {
  if (type.oneOf === undefined)
    return type.fields.map(({ go, value }) => ({ name: go, type: viewType(value, release) }));
  return [{ name: type.oneOf, type: { kind: "interface", name: `v1alpha1.is${type.name}_${type.oneOf}` } }];
}

function enumView(type: EnumType, release: MeshRelease): GoType {
  return once(`${release} ${type.go}`, () => ({ kind: "int32", name: type.go, methods: enumMethods(type) }));
}

function once(key: string, make: () => GoType): GoType {
  let type = made.get(key);
  if (type === undefined) made.set(key, (type = make()));
  return type;
}
