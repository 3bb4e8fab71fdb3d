import { isJsonObject, JsonNumber, type JsonValue } from "@outrigger/go-std/json";
import { DecodeError } from "./decode-error.ts";
import type { StructType } from "./type-table.ts";

/** Where a decoding stands, and the first error it met. */
export interface DecodeState {
  /** Names of the fields that lead here, embedded structs included. */
  readonly path: string[];
  /** The struct that holds the last field of the path. */
  struct: StructType | undefined;
  saved: DecodeError | undefined;
}

/**
 * The error of a value that does not fit its type.
 *
 * Behaves as: encoding/json of Go 1.26, UnmarshalTypeError.
 */
export function typeError(state: DecodeState, found: string, go: string): DecodeError {
  const path = state.path.join(".");
  const place =
    state.struct === undefined && path === "" ? "value" : `struct field ${state.struct?.name ?? ""}.${path}`;
  return new DecodeError(`json: cannot unmarshal ${found} into Go ${place} of type ${go}`, path);
}

/** Remembers the first error; Go goes on decoding behind a value of the wrong type. */
export function saveError(state: DecodeState, error: DecodeError): void {
  state.saved ??= error;
}

/** Go's word for the kind of a JSON value. */
export function kindWord(value: JsonValue): string {
  if (Array.isArray(value)) return "array";
  if (isJsonObject(value)) return "object";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return "number";
}

/** The literal of a JSON number; undefined for any other value. */
export function numberLiteral(value: JsonValue): string | undefined {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  return value instanceof JsonNumber ? value.text : undefined;
}
