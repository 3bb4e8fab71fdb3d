import { contentOf, typeOf } from "@outrigger/go-std";
import type { Value } from "./value.ts";

/** A value as Go's reflect.Value.String shows it: a string itself, anything else by its type. */
export function describeReflectValue(value: Value): string {
  const type = typeOf(value);
  if (type === undefined || value === undefined) {
    return "<invalid Value>";
  }
  const content = contentOf(value);
  return type.kind === "string" && typeof content === "string" ? content : `<${type.name} Value>`;
}
