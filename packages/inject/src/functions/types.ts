import { sprint } from "@outrigger/go-std/fmt";
import type { GoFunction } from "@outrigger/go-template";
import { contentOf, type GoType, type GoValue, mapOf, stringType, Typed } from "@outrigger/go-std";

/** `map[string]string`. */
export const stringMapType: GoType = mapOf(stringType, stringType);

/** A function of the template language with the types of its parameters and of its result. */
export function func(
  params: readonly GoType[],
  result: GoType,
  call: (args: readonly GoValue[]) => GoValue,
): GoFunction {
  return { params, result, call };
}

/** A field of a struct value, or of the struct that a pointer points to; `null` where there is none. */
export function structField(value: GoValue | undefined, field: string): GoValue {
  const struct = value instanceof Typed && value.type.kind === "ptr" ? (value.content as GoValue) : value;
  if (!(struct instanceof Typed) || typeof struct.content !== "function") return null;
  return struct.content(field);
}

/** What a scalar holds, without its type. */
export function plain(value: GoValue | undefined): GoValue {
  const content = contentOf(value ?? null);
  return typeof content === "function" ? null : content;
}

/** A scalar as text. */
export function textOf(value: GoValue | undefined): string {
  const content = plain(value);
  return typeof content === "string" ? content : sprint([content]);
}
