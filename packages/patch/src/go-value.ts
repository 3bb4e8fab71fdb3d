import { sprintf } from "@outrigger/go-std/fmt";
import { type GoValue, int64Type, typed } from "@outrigger/go-std";
import { isJsonObject, JsonNumber, setOwn, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import type { MergeNumbers } from "./merge-context.ts";

export const MAP = "map[string]interface {}";
export const LIST = "[]interface {}";

/** Equal for two values exactly where Go's `==` finds them equal; undefined for maps and lists, which it cannot compare. */
export type Identity = string | number | bigint | boolean | null;

/** The value of an own member; undefined when there is none. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Go's dynamic type of a decoded value, as `%T` prints it. */
export function goTypeOf(value: JsonValue, numbers: MergeNumbers): string {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "number":
      return numbers === "int64" && Number.isSafeInteger(value) ? "int64" : "float64";
    default:
      if (value === null) return "<nil>";
      if (Array.isArray(value)) return LIST;
      if (value instanceof JsonNumber) return integerOf(value, numbers) === undefined ? "float64" : "int64";
      return MAP;
  }
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

function integerOf(value: JsonNumber, numbers: MergeNumbers): bigint | undefined {
  if (numbers === "float64" || !/^-?\d{1,19}$/.test(value.text)) return undefined;
  const integer = BigInt(value.text);
  return integer >= MIN_INT64 && integer <= MAX_INT64 ? integer : undefined;
}

/** {@link Identity} of a value. Whole floats and the strings that look like ours of them are set apart by a leading NUL. */
export function identityOf(value: JsonValue, numbers: MergeNumbers): Identity | undefined {
  if (typeof value === "string") return value.startsWith("\0") ? `\0s${value}` : value;
  if (typeof value === "number") return value;
  if (typeof value === "boolean" || value === null) return value;
  if (!(value instanceof JsonNumber)) return undefined;
  const integer = integerOf(value, numbers);
  const float = Number(value.text);
  if (integer !== undefined) return Number.isSafeInteger(float) ? float : integer;
  return numbers === "int64" && Number.isInteger(float) ? `\0f${float}` : float;
}

/** Deeper parts of a value print as nil: a message need not reach where a call stack may not. */
const PRINTED_DEPTH = 500;

/** Formats as Go would with the values that its decoder had made. */
export function format(text: string, values: readonly JsonValue[], numbers: MergeNumbers): string {
  return sprintf(
    text,
    values.map((value) => goValue(value, numbers, 0)),
  );
}

function goValue(value: JsonValue, numbers: MergeNumbers, depth: number): GoValue {
  if (depth > PRINTED_DEPTH || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return goTypeOf(value, numbers) === "int64" ? typed(int64Type, BigInt(value)) : value;
  if (value instanceof JsonNumber) {
    const integer = integerOf(value, numbers);
    return integer === undefined ? Number(value.text) : typed(int64Type, integer);
  }
  if (!isJsonObject(value)) return value.map((item) => goValue(item, numbers, depth + 1));
  const copy: { [key: string]: GoValue } = {};
  for (const key of Object.keys(value)) setOwn(copy, key, goValue(value[key] ?? null, numbers, depth + 1));
  return copy;
}
