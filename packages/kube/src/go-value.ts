import type { JsonNumber, JsonValue } from "@outrigger/go-std/json";
import type { StructType } from "./type-table.ts";

/**
 * What decoding into a Go type leaves. `undefined` is the zero value, and nil for a pointer, list or map.
 * Scalars are themselves; a quantity is its canonical text, a time its canonical text or null, raw JSON is a {@link RawJson}.
 */
export type Decoded =
  | undefined
  | null
  | string
  | boolean
  | number
  | JsonNumber
  | RawJson
  | DecodedStruct
  | DecodedList
  | DecodedMap;

/** A struct: one slot a field, in the order of `type.fields`. */
export class DecodedStruct {
  readonly type: StructType;
  readonly slots: Decoded[] = [];

  constructor(type: StructType) {
    this.type = type;
  }
}

/** A slice: Go keeps what stood behind its end, and finds it again when the slice grows. */
export class DecodedList {
  readonly items: Decoded[] = [];
  length = 0;
}

/** A map. */
export class DecodedMap {
  readonly entries: Map<string, Decoded> = new Map();
}

/** JSON that is kept as it is. */
export class RawJson {
  readonly value: JsonValue;

  constructor(value: JsonValue) {
    this.value = value;
  }
}
