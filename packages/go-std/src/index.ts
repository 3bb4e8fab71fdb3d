export {
  contentOf,
  elementsOf,
  elemOf,
  entriesOf,
  isPlainMap,
  isPredeclared,
  keyValue,
  typed,
  zeroOf,
} from "./reflect.ts";
export {
  anyMapType,
  anySliceType,
  anyType,
  boolType,
  complex128Type,
  float64Type,
  int32Type,
  int64Type,
  intType,
  mapOf,
  pointerTo,
  sliceOf,
  stringType,
  typeOf,
  uint8Type,
} from "./types.ts";
export { findMethod, isNilTyped } from "./methods.ts";
export type { BoundMethod } from "./methods.ts";
export { sortedKeys } from "./sorted-keys.ts";
export { Typed } from "./value.ts";
export type { FieldReader, GoCallable, GoField, GoKind, GoMethod, GoType, GoValue, TypedContent } from "./value.ts";
