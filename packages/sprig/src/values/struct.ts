import { contentOf, type FieldReader, type GoType, type GoValue, Typed } from "@outrigger/go-std";

/** A struct value from the contents of its fields. */
export function structOf(type: GoType, fields: Readonly<Record<string, GoValue>>): Typed {
  return new Typed(type, (name: string) => (Object.hasOwn(fields, name) ? (fields[name] ?? null) : null));
}

/** The content of a field of a struct value. */
export function fieldOf(value: Typed, name: string): GoValue {
  return contentOf((value.content as FieldReader)(name)) as GoValue;
}
