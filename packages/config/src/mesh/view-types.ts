import {
  boolType,
  float64Type,
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
import { meshRules } from "./mesh-rules.ts";
import type { MessageType, ValueType } from "./message-type.ts";
import { isSince, type MeshRelease } from "./releases.ts";
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
  const rules = meshRules(release);
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

const structs = new WeakMap<MessageType, GoType>();

/** The Go struct of a message; what it consists of is made when it is first asked for. */
export function messageStruct(type: MessageType, release: MeshRelease): GoType {
  let struct = structs.get(type);
  if (struct === undefined) structs.set(type, (struct = makeStruct(type, release)));
  return struct;
}

function makeStruct(type: MessageType, release: MeshRelease): GoType {
  let fields: readonly GoField[] | undefined;
  let methods: GoType["pointerMethods"];
  return {
    kind: "struct",
    name: type.go,
    get fields(): readonly GoField[] {
      return (fields ??= fieldsOf(type, release));
    },
    get pointerMethods() {
      return (methods ??= messageMethods(type, (field) => viewType(field.value, release)));
    },
  };
}

const views = new Map<MeshRelease, WeakMap<ValueType, GoType>>();

/** The Go type of a field. */
export function viewType(type: ValueType, release: MeshRelease): GoType {
  let known = views.get(release);
  if (known === undefined) views.set(release, (known = new WeakMap()));
  let view = known.get(type);
  if (view === undefined) known.set(type, (view = makeView(type, release)));
  return view;
}

function makeView(type: ValueType, release: MeshRelease): GoType {
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
    case "double":
      return float64Type;
    case "struct":
    case "object":
    case "any":
    case "intOrString":
      return pointerType(jsonStruct(release));
    case "list":
      return sliceOf(viewType(type.elem, release));
    default:
      return mapOf(stringType, viewType(type.elem, release));
  }
}

const WRAPPERS: Readonly<Partial<Record<ValueType["kind"], string>>> = {
  bool: "Bool",
  int32: "Int32",
  int64: "Int64",
  uint32: "UInt32",
  double: "Double",
};

/** The Go struct around a scalar that may be missing. */
export function wrapperStruct(elem: ValueType, release: MeshRelease): GoType {
  const name = `${WRAPPERS[elem.kind] ?? "String"}Value`;
  return once(`${release} ${name}`, () => ({
    kind: "struct",
    name: `${meshRules(release).wrapperPackage}.${name}`,
    fields: [{ name: "Value", type: viewType(elem, release) }],
    pointerMethods: wrapperMethods(name, viewType(elem, release), meshRules(release)),
  }));
}

/** The Go struct around the one field that is set of a message of which only one may be. */
export function choiceStruct(
  type: MessageType,
  field: { readonly go: string; readonly value: ValueType },
  release: MeshRelease,
): GoType {
  const nested = field.value.kind === "message" || field.value.kind === "enum" ? field.value.type.go : "";
  const plain = `${type.go}_${field.go}`;
  const name = nested === plain || !isSince(release, "1.6") ? `${plain}_` : plain;
  return once(`${release} ${name}`, () => ({
    kind: "struct",
    name,
    fields: [{ name: field.go, type: viewType(field.value, release) }],
  }));
}

/** One Go field stands for all of a choice, where its first would. */
function fieldsOf(type: MessageType, release: MeshRelease): readonly GoField[] {
  const fields = new Map<string, GoType>();
  for (const { go, value, oneOf } of type.fields) {
    if (oneOf === undefined) fields.set(go, viewType(value, release));
    else fields.set(oneOf, { kind: "interface", name: `v1alpha1.is${type.name}_${oneOf}` });
  }
  return [...fields].map(([name, goType]) => ({ name, type: goType }));
}

/** The Go struct of any JSON object; its content is no field that a template could read. */
function jsonStruct(release: MeshRelease): GoType {
  return once(`${release} Struct`, () => ({
    kind: "struct",
    name: isSince(release, "1.14") ? "structpb.Struct" : "types.Struct",
    fields: [],
  }));
}

function enumView(type: EnumType, release: MeshRelease): GoType {
  return once(`${release} ${type.go}`, () => ({ kind: "int32", name: type.go, methods: enumMethods(type) }));
}

function once(key: string, make: () => GoType): GoType {
  let type = made.get(key);
  if (type === undefined) made.set(key, (type = make()));
  return type;
}
