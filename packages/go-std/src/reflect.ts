import { anyMapType, anySliceType, anyType, float64Type, intType, stringType } from "./types.ts";
import type { GoType, GoValue, TypedContent } from "./value.ts";
import { Typed } from "./value.ts";

type PlainMap = { readonly [key: string]: GoValue };

/** Whether a value of this type is held bare, with no {@link Typed} around it. */
function isBare(type: GoType, content: TypedContent): boolean {
  switch (type.kind) {
    case "interface":
      return true;
    case "bool":
    case "string":
    case "int":
    case "float64":
      return type.name === type.kind;
    case "slice":
      return type.name === anySliceType.name && content !== null;
    case "map":
      return type.name === anyMapType.name && content !== null;
    default:
      return false;
  }
}

/**
 * A value of a type from its content: bare where a bare value means that type, else a {@link Typed}. A value that is already
 * one stays as it is.
 *
 * @example
 * ```ts
 * import { int32Type, typed } from "@outrigger/go-std";
 * typed(int32Type, 15001n); // a Typed
 * ```
 */
export function typed(type: GoType | undefined, content: TypedContent, addressable = false): GoValue {
  if (content instanceof Typed) {
    return fitted(type, content, addressable);
  }
  return type === undefined || isBare(type, content) ? (content as GoValue) : new Typed(type, content, addressable);
}

/** A Typed is the value itself, but for one that stands as the target of a pointer. */
function fitted(type: GoType | undefined, value: Typed, addressable: boolean): Typed {
  if (type?.kind === "ptr" && value.type.kind !== "ptr") {
    return new Typed(type, value);
  }
  return addressable && !value.addressable && type?.kind === "struct"
    ? new Typed(value.type, value.content, true)
    : value;
}

/** What stands behind a value: the content of a {@link Typed}, or the bare value itself. */
export function contentOf(value: GoValue): TypedContent {
  return value instanceof Typed ? value.content : value;
}

/** Whether a value is a `map[string]interface{}` held as a plain object. */
export function isPlainMap(value: GoValue | undefined): value is PlainMap {
  return typeof value === "object" && value !== null && !(value instanceof Typed) && !Array.isArray(value);
}

/** The element type of a slice, array, map or pointer type. */
export function elemOf(type: GoType): GoType {
  return type.elem ?? anyType;
}

/** The bare elements of a slice or array; none when it is nil. */
export function elementsOf(value: GoValue): readonly GoValue[] {
  const content = contentOf(value);
  return Array.isArray(content) ? (content as readonly GoValue[]) : [];
}

/** The entries of a map by the text of their keys; none when it is nil. */
export function entriesOf(value: GoValue): PlainMap {
  const content = contentOf(value);
  return typeof content === "object" && content !== null && !(content instanceof Typed) && !Array.isArray(content)
    ? (content as PlainMap)
    : {};
}

/** A map key as a value of the map's key type, from the text under which a plain object holds it. */
export function keyValue(type: GoType | undefined, text: string): GoValue {
  const keyType = type ?? stringType;
  switch (keyType.kind) {
    case "string":
    case "interface":
      return typed(keyType, text);
    case "bool":
      return typed(keyType, text === "true");
    case "float32":
    case "float64":
      return typed(keyType, Number(text));
    default:
      return typed(keyType, BigInt(text));
  }
}

/** The zero value of a type, as Go gives it for a missing map entry. */
export function zeroOf(type: GoType): GoValue {
  switch (type.kind) {
    case "string":
      return typed(type, "");
    case "bool":
      return typed(type, false);
    case "float32":
    case "float64":
      return typed(type, 0);
    case "complex64":
    case "complex128":
      return typed(type, [0, 0]);
    case "struct":
      return typed(type, (field: string) => zeroField(type, field));
    case "slice":
    case "map":
    case "ptr":
    case "interface":
    case "func":
    case "chan":
      return type.kind === "interface" ? null : new Typed(type, null);
    default:
      return typed(type, type.kind === "array" ? [] : 0n);
  }
}

function zeroField(type: GoType, name: string): GoValue {
  const field = type.fields?.find((candidate) => candidate.name === name);
  return field === undefined ? null : zeroOf(field.type);
}

/** Whether a type of a basic kind is Go's own one and not a named one (`type Mode int32`). */
export function isPredeclared(type: GoType): boolean {
  return type === stringType || type === intType || type === float64Type || type.name === type.kind;
}
