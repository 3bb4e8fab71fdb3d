import type { GoType, GoValue } from "@outrigger/go-std";
import { contentOf, elementsOf, elemOf, isNilTyped, Typed, typed, typeOf } from "@outrigger/go-std";
import { compareStrings, sprintf } from "@outrigger/go-std/fmt";
import type { Value } from "../compile/value.ts";
import { orNil } from "../compile/value.ts";

type BasicKind = "bool" | "int" | "uint" | "float" | "complex" | "string";

const INVALID_TYPE = "invalid type for comparison";

function basicKind(value: Value): BasicKind | undefined {
  const kind = typeOf(value)?.kind;
  switch (kind) {
    case undefined:
      return undefined;
    case "bool":
    case "string":
      return kind;
    case "float32":
    case "float64":
      return "float";
    case "complex64":
    case "complex128":
      return "complex";
    default:
      return kind.startsWith("uint") ? "uint" : kind.startsWith("int") && kind !== "interface" ? "int" : undefined;
  }
}

/** `eq a b c`: whether a equals b or c. Behaves as: text/template, eq. */
export function equal([first, ...others]: readonly Value[]): boolean {
  if (others.length === 0) {
    throw new Error("missing argument for comparison");
  }
  return others.some((other) => equalTwo(first ?? undefined, other ?? undefined));
}

/** `ne a b`. */
export function notEqual(args: readonly Value[]): boolean {
  return !equal(args);
}

function equalTwo(a: Value, b: Value): boolean {
  const kindA = basicKind(a);
  const kindB = basicKind(b);
  if (kindA !== kindB) {
    return equalAcross(a, b, [kindA, kindB]);
  }
  if (kindA === "complex") {
    const [left, right] = [elementsOf(a as GoValue), elementsOf(b as GoValue)];
    return left[0] === right[0] && left[1] === right[1];
  }
  if (kindA !== undefined) {
    return contentOf(a as GoValue) === contentOf(b as GoValue);
  }
  return equalOthers(a, b);
}

/** Integers compare by value, whatever their sign; nothing else crosses kinds. */
function equalAcross(a: Value, b: Value, kinds: readonly (BasicKind | undefined)[]): boolean {
  if (kinds.includes("int") && kinds.includes("uint")) {
    return contentOf(a as GoValue) === contentOf(b as GoValue);
  }
  if (a !== undefined && b !== undefined) {
    throw new Error(`incompatible types for comparison: ${typeOf(a)?.name} and ${typeOf(b)?.name}`);
  }
  return false;
}

function equalOthers(a: Value, b: Value): boolean {
  const typeA = typeOf(a);
  const typeB = typeOf(b);
  if (typeA !== undefined && typeB !== undefined && typeA.kind !== typeB.kind) {
    throw new Error(sprintf("non-comparable types %s: %s, %s: %v", [orNil(a), typeA.name, typeB.name, orNil(b)]));
  }
  if (isNil(a) || isNil(b)) {
    return isNil(a) === isNil(b);
  }
  if (typeB === undefined || !isComparable(typeB)) {
    throw new Error(sprintf("non-comparable type %s: %s", [orNil(b), typeB?.name ?? "<nil>"]));
  }
  return isSameValue(a, b);
}

function isNil(value: Value): boolean {
  return value === undefined || value === null || isNilTyped(value);
}

function isComparable(type: GoType): boolean {
  switch (type.kind) {
    case "slice":
    case "map":
    case "func":
      return false;
    case "array":
      return isComparable(elemOf(type));
    case "struct":
      return (type.fields ?? []).every((field) => isComparable(field.type));
    default:
      return true;
  }
}

/** Go's ==: same type, and the same pointer, or structs and arrays that are equal part by part. */
function isSameValue(a: Value, b: Value): boolean {
  const type = typeOf(a);
  if (type === undefined || type.name !== typeOf(b)?.name) {
    return false;
  }
  const left = contentOf(a as GoValue);
  const right = contentOf(b as GoValue);
  if (type.kind === "struct" && typeof left === "function" && typeof right === "function") {
    return (type.fields ?? []).every((field) =>
      isSamePart(field.type, [readPart(left, field.name), readPart(right, field.name)]),
    );
  }
  if (type.kind === "array") {
    const others = elementsOf(b as GoValue);
    return elementsOf(a as GoValue).every((part, index) => isSamePart(elemOf(type), [part, others[index] ?? null]));
  }
  return left === right;
}

function readPart(read: (...args: never[]) => unknown, name: string): GoValue {
  return (read as (field: string) => GoValue)(name);
}

function isSamePart(type: GoType, [left, right]: readonly [GoValue, GoValue]): boolean {
  const a = typed(type, left);
  const b = typed(type, right);
  return a === b || (a instanceof Typed ? isSameValue(a, b) : false);
}

/** `lt a b`. Behaves as: text/template, lt. */
export function less([first, second]: readonly Value[]): boolean {
  const a = first ?? undefined;
  const b = second ?? undefined;
  const kindA = basicKind(a);
  const kindB = basicKind(b);
  if (a === undefined || b === undefined || kindA === undefined || kindB === undefined) {
    throw new Error(INVALID_TYPE);
  }
  const integers = kindA.endsWith("int") && kindB.endsWith("int");
  if (kindA !== kindB && !integers) {
    throw new Error(`incompatible types for comparison: ${typeOf(a)?.name} and ${typeOf(b)?.name}`);
  }
  if (kindA === "bool" || kindA === "complex") {
    throw new Error(INVALID_TYPE);
  }
  const left = contentOf(a);
  const right = contentOf(b);
  return typeof left === "string"
    ? compareStrings(left, right as string) < 0
    : (left as bigint | number) < (right as bigint | number);
}

/** `le a b`. */
export function lessOrEqual(args: readonly Value[]): boolean {
  return less(args) || equal(args);
}

/** `gt a b`. */
export function greater(args: readonly Value[]): boolean {
  return !lessOrEqual(args);
}

/** `ge a b`. */
export function greaterOrEqual(args: readonly Value[]): boolean {
  return !less(args);
}
