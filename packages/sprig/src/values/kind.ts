import { type GoKind, type GoValue, typeOf } from "@outrigger/go-std";

/** Behaves as: reflect.ValueOf(value).Kind(), printed. */
export function kindName(value: GoValue): GoKind | "invalid" {
  return typeOf(value)?.kind ?? "invalid";
}

/** Behaves as: `%T`. */
export function typeName(value: GoValue): string {
  return typeOf(value)?.name ?? "<nil>";
}
