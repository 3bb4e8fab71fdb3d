import {
  boolType,
  type GoField,
  type GoMethod,
  type GoType,
  int32Type,
  int64Type,
  mapOf,
  pointerTo,
  sliceOf,
  stringType,
} from "@outrigger/go-std";
import { FIELDS_V1 } from "./fields-view.ts";
import { INT_OR_STRING } from "./int-or-string-view.ts";
import { META_METHODS } from "./meta-methods.ts";
import { QUANTITY } from "./quantity-view.ts";
import { stringMethod } from "./string-method.ts";
import { TIME } from "./time-view.ts";
import type { Field, KubeType, StructType } from "./type-table.ts";

const made = new WeakMap<KubeType, GoType>();
const pointers = new WeakMap<KubeType, GoType>();

/**
 * The Go type that a template sees for a type of a table; the same for the same type. The fields of a struct are looked up when
 * they are first asked for.
 */
export function goTypeOf(type: KubeType): GoType {
  let found = made.get(type);
  if (found === undefined) made.set(type, (found = makeType(type)));
  return found;
}

/** The Go type of a field: a pointer type where the field is one. */
export function fieldTypeOf(field: Field): GoType {
  return field.pointer ? pointerTypeOf(field.type) : goTypeOf(field.type);
}

/** The pointer to a type. */
export function pointerTypeOf(type: KubeType): GoType {
  let found = pointers.get(type);
  if (found === undefined) pointers.set(type, (found = pointerTo(goTypeOf(type))));
  return found;
}

function makeType(type: KubeType): GoType {
  switch (type.kind) {
    case "struct":
      return structType(type);
    case "list":
      return { ...sliceOf(goTypeOf(type.elem)), name: type.go };
    case "map":
      return {
        ...mapOf(type.key === "string" ? stringType : { kind: "string", name: type.key }, goTypeOf(type.elem)),
        name: type.go,
      };
    case "string":
      return type.go === "string" ? stringType : { kind: "string", name: type.go };
    case "bool":
      return boolType;
    case "int32":
      return int32Type;
    case "int64":
      return int64Type;
    case "quantity":
      return QUANTITY;
    case "intOrString":
      return INT_OR_STRING;
    case "time":
      return TIME;
    case "fields":
      return FIELDS_V1;
    default:
      return { kind: "struct", name: type.go, fields: [] };
  }
}

function structType(type: StructType): GoType {
  let fields: readonly GoField[] | undefined;
  return {
    kind: "struct",
    name: type.go,
    get fields() {
      return (fields ??= type.declared.map(goField));
    },
    pointerMethods: new Map([...(type.key === "ObjectMeta" ? META_METHODS : []), ...stringMethods(type)]),
  };
}

/** What Istio declares itself has no generated methods. */
function stringMethods(type: StructType): readonly [string, GoMethod][] {
  return type.key.startsWith("inject.") ? [] : [["String", stringMethod(type)]];
}

/** Embedded structs that JSON holds under a name of their own. */
const EMBEDDED: readonly string[] = ["ObjectMeta", "ListMeta"];

/** Whether Go embeds a field, so that its own fields and methods are promoted. */
export function isEmbedded(field: Field): boolean {
  return field.inline || EMBEDDED.includes(field.go);
}

function goField(field: Field): GoField {
  const named = { name: field.go, type: fieldTypeOf(field) };
  return isEmbedded(field) ? { ...named, embedded: true } : named;
}
