import type { GoKind, GoType, GoValue } from "./value.ts";
import { Typed } from "./value.ts";

function basic(kind: GoKind): GoType {
  return { kind, name: kind };
}

/** `interface{}`: any value. */
export const anyType: GoType = { kind: "interface", name: "interface {}" };
/** `bool`. */
export const boolType: GoType = basic("bool");
/** `string`. */
export const stringType: GoType = basic("string");
/** `int`, held as a bare bigint. */
export const intType: GoType = basic("int");
/** `int32`. */
export const int32Type: GoType = basic("int32");
/** `int64`. */
export const int64Type: GoType = basic("int64");
/** `uint8`, which is also Go's `byte`. */
export const uint8Type: GoType = basic("uint8");
/** `float64`, held as a bare number. */
export const float64Type: GoType = basic("float64");
/** `complex128`, held as `[real, imaginary]`. */
export const complex128Type: GoType = basic("complex128");
/** `[]interface{}`, held as a bare array. */
export const anySliceType: GoType = sliceOf(anyType);
/** `map[string]interface{}`, held as a plain object. */
export const anyMapType: GoType = mapOf(stringType, anyType);

/** The slice type of an element type. */
export function sliceOf(elem: GoType): GoType {
  return { kind: "slice", name: `[]${elem.name}`, elem };
}

/** The map type of a key type and an element type. */
export function mapOf(key: GoType, elem: GoType): GoType {
  return { kind: "map", name: `map[${key.name}]${elem.name}`, key, elem };
}

/** The pointer type of a target type. */
export function pointerTo(elem: GoType): GoType {
  return { kind: "ptr", name: `*${elem.name}`, elem };
}

/**
 * The Go type of a value; `undefined` for nil.
 *
 * @example
 * ```ts
 * import { typeOf } from "@outrigger/go-std";
 * typeOf([1n])?.name; // "[]interface {}"
 * ```
 */
export function typeOf(value: GoValue | undefined): GoType | undefined {
  switch (typeof value) {
    case "string":
      return stringType;
    case "number":
      return float64Type;
    case "bigint":
      return intType;
    case "boolean":
      return boolType;
    case "undefined":
      return undefined;
    default:
      return typeOfObject(value);
  }
}

function typeOfObject(value: Exclude<GoValue, string | number | bigint | boolean>): GoType | undefined {
  if (value === null) {
    return undefined;
  }
  if (value instanceof Typed) {
    return value.type;
  }
  return Array.isArray(value) ? anySliceType : anyMapType;
}
