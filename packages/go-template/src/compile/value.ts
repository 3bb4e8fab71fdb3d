import type { GoType, GoValue } from "@outrigger/go-std";
import { contentOf, elemOf, Typed, typed } from "@outrigger/go-std";

/** A value during execution. `undefined` is Go's zero reflect.Value: a missing map entry, which is not the same as nil. */
export type Value = GoValue | undefined;

/** The type of a parameter that takes any value as it is, the missing one too: reflect.Value in Go. */
export const reflectValueType: GoType = { kind: "struct", name: "reflect.Value" };

/** Whether a value counts as true. Behaves as: text/template.IsTrue. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "string":
      return value.length > 0;
    case "boolean":
      return value;
    case "bigint":
      return value !== 0n;
    case "number":
      return value !== 0;
    case "undefined":
      return false;
    default:
      return isTrueObject(value);
  }
}

function isTrueObject(value: GoValue): boolean {
  if (value === null) {
    return false;
  }
  if (value instanceof Typed) {
    return isTrueTyped(value);
  }
  return Array.isArray(value) ? value.length > 0 : hasEntries(value as object);
}

function isTrueTyped(value: Typed): boolean {
  const { content } = value;
  switch (value.type.kind) {
    case "struct":
      return true;
    case "ptr":
    case "func":
    case "chan":
      return content !== null;
    case "complex64":
    case "complex128":
      return (content as readonly number[]).some((part) => part !== 0);
    default:
      return isTrue(content as GoValue);
  }
}

function hasEntries(map: object): boolean {
  for (const key in map) {
    if (Object.hasOwn(map, key)) {
      return true;
    }
  }
  return false;
}

/** A value with its pointers followed, and whether that led to nil. */
export interface Followed {
  readonly value: Value;
  readonly isNil: boolean;
  /** The last pointer that was followed, which has the methods of its target and its own. */
  readonly pointer: Typed | undefined;
}

/** Follows pointers down to what they lead to, or to the nil one. Behaves as: text/template, indirect. */
export function followPointers(start: Value): Followed {
  let value = start;
  let pointer: Typed | undefined;
  while (value instanceof Typed && value.type.kind === "ptr") {
    const content = contentOf(value);
    if (content === null) {
      return { value, isNil: true, pointer: value };
    }
    pointer = value;
    value = typed(elemOf(value.type), content, true);
  }
  return { value, isNil: value === null, pointer };
}

/** Whether Go can take the address of the elements of a list: those of a slice always, those of an array if its own. */
export function isAddressable(list: GoValue): boolean {
  return !(list instanceof Typed) || list.type.kind === "slice" || list.addressable;
}

/** A value as an argument of a function of `interface{}`: a missing one is nil. */
export function orNil(value: Value): GoValue {
  return value === undefined ? null : value;
}
