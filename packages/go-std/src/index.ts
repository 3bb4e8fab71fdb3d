export { Typed } from "./value.ts";
export type { FieldReader, GoCallable, GoField, GoKind, GoMethod, GoType, GoValue, TypedContent } from "./value.ts";
