import type { GoType, GoValue } from "@outrigger/go-std";
import { contentOf, Typed, typed, typeOf } from "@outrigger/go-std";
import { canBeNil, isAssignable } from "../compile/assign.ts";
import type { Value } from "../compile/value.ts";

/** An index into something of a length. Behaves as: text/template, indexArg. */
export function indexArgument(index: Value, length: number): number {
  if (index === undefined || index === null) {
    throw new Error("cannot index slice/array with nil");
  }
  const content = contentOf(index);
  if (typeof content !== "bigint" || !isIntegerKind(typeOf(index))) {
    throw new Error(`cannot index slice/array with type ${typeOf(index)?.name}`);
  }
  const position = BigInt.asIntN(64, content);
  if (position < 0n || position > BigInt(length)) {
    throw new Error(`index out of range: ${position}`);
  }
  return Number(position);
}

/** A value as an argument of a type; integers convert into one another. Behaves as: text/template, prepareArg. */
export function prepareArgument(value: Value, type: GoType): GoValue {
  const own = typeOf(value);
  if (value === undefined || value === null || own === undefined) {
    if (!canBeNil(type)) {
      throw new Error(`value is nil; should be of type ${type.name}`);
    }
    return type.kind === "interface" ? null : new Typed(type, null);
  }
  if (isAssignable(own, type)) {
    return type.kind === "interface" || own.name === type.name ? value : typed(type, contentOf(value));
  }
  const content = contentOf(value);
  if (typeof content === "bigint" && isIntegerKind(own) && isIntegerKind(type)) {
    return typed(type, wrapInteger(content, type));
  }
  throw new Error(`value has type ${own.name}; should be ${type.name}`);
}

function isIntegerKind(type: GoType | undefined): boolean {
  return type !== undefined && /^u?int(?:8|16|32|64)?$/.test(type.kind);
}

function wrapInteger(value: bigint, type: GoType): bigint {
  const bits = Number(/\d+$/.exec(type.kind)?.[0] ?? 64);
  return type.kind.startsWith("u") ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}
