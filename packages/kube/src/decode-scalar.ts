import { encodeJson, encodeString, type JsonNumber, jsonNumber, type JsonValue } from "@outrigger/go-std/json";
import { DecodeError } from "./decode-error.ts";
import { type DecodeState, kindWord, numberLiteral, saveError, typeError } from "./decode-state.ts";
import { type Decoded, RawJson } from "./go-value.ts";
import { canonicalQuantity } from "./quantity-text.ts";
import { formatTime, parseTime, ZERO_SECONDS } from "./time.ts";
import type { ScalarType } from "./type-table.ts";

/**
 * Decodes a value into a type without parts. A value of the wrong kind is remembered and leaves `old`; the types with their own
 * JSON form throw, which ends the whole decoding, as in Go.
 */
export function decodeScalar(state: DecodeState, type: ScalarType, value: JsonValue, old: Decoded): Decoded {
  switch (type.kind) {
    case "quantity":
      return value === null ? "0" : decodeQuantity(state, value);
    case "time":
      return decodeTime(state, value);
    case "intOrString":
      return typeof value === "string" ? value : decodeIntOrString(state, value, old);
    case "raw":
    case "fields":
      return value === null ? old : new RawJson(value);
    case "string":
    case "bool":
      return decodePlain(state, type, value, old);
    default:
      return value === null ? old : decodeInt(state, type, value, old);
  }
}

function decodePlain(state: DecodeState, type: ScalarType, value: JsonValue, old: Decoded): Decoded {
  if (value === null) return old;
  if (typeof value === "string" && type.kind === "string") return value;
  if (typeof value === "boolean" && type.kind === "bool") return value;
  saveError(state, typeError(state, kindWord(value), type.go));
  return old;
}

function decodeInt(state: DecodeState, type: ScalarType, value: JsonValue, old: Decoded): Decoded {
  const literal = numberLiteral(value);
  const number = literal === undefined ? undefined : readInt(literal, type.kind === "int64" ? 64 : 32);
  if (number !== undefined) return number;
  saveError(state, typeError(state, literal === undefined ? kindWord(value) : `number ${literal}`, type.go));
  return old;
}

/** The value of an integer literal that fits so many bits; undefined for any other number. */
function readInt(literal: string, bits: 32 | 64): number | JsonNumber | undefined {
  if (!/^-?\d+$/.test(literal) || literal.length > 20) return undefined;
  const value = BigInt(literal);
  return BigInt.asIntN(bits, value) === value ? jsonNumber(value.toString()) : undefined;
}

/** Behaves as: intstr.IntOrString, UnmarshalJSON, for what is no string. */
function decodeIntOrString(state: DecodeState, value: JsonValue, old: Decoded): Decoded {
  if (value === null) return typeof old === "number" ? old : 0;
  const literal = numberLiteral(value);
  const number = literal === undefined ? undefined : readInt(literal, 32);
  if (number !== undefined) return number;
  throw typeError(state, literal === undefined ? kindWord(value) : `number ${literal}`, "int32");
}

/**
 * Behaves as: resource.Quantity, UnmarshalJSON: the JSON text, without the quotes of a string; so what needs an escape is refused,
 * a line break at the end too.
 */
function decodeQuantity(state: DecodeState, value: JsonValue): Decoded {
  const text =
    typeof value === "string" ? encodeString(value).slice(1, -1) : (numberLiteral(value) ?? encodeJson(value));
  try {
    return canonicalQuantity(text);
  } catch (error) {
    throw rethrown(state, error);
  }
}

/** Behaves as: metav1.Time, UnmarshalJSON. Null is Go's zero time. */
function decodeTime(state: DecodeState, value: JsonValue): Decoded {
  if (value === null) return null;
  if (typeof value !== "string") throw typeError(state, kindWord(value), "string");
  try {
    const time = parseTime(value);
    return time.seconds === ZERO_SECONDS && time.nanos === 0 ? null : formatTime(time);
  } catch (error) {
    throw rethrown(state, error);
  }
}

function rethrown(state: DecodeState, error: unknown): DecodeError {
  return new DecodeError(error instanceof Error ? error.message : String(error), state.path.join("."));
}
