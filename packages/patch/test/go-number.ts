import { encodeFloat, encodeJson, isJsonObject, JsonNumber, type JsonValue, setOwn } from "@outrigger/go-std/json";
import type { MergeNumbers } from "../src/index.ts";

/** A document as Go writes it once it has read it: keys sorted, whole numbers as integers (or everything as floats). */
export function canonical(value: JsonValue, numbers: MergeNumbers = "int64"): string {
  return encodeJson(goNumbers(value, numbers), { sortKeys: true });
}

function goNumbers(value: JsonValue, numbers: MergeNumbers): JsonValue {
  if (value instanceof JsonNumber) return new JsonNumber(goNumber(value.text, numbers));
  if (Array.isArray(value)) return value.map((item: JsonValue) => goNumbers(item, numbers));
  if (!isJsonObject(value)) return value;
  const copy = {};
  for (const key of Object.keys(value)) setOwn(copy, key, goNumbers(value[key] ?? null, numbers));
  return copy;
}

function goNumber(text: string, numbers: MergeNumbers): string {
  if (numbers === "int64" && /^-?\d+$/.test(text)) {
    const integer = BigInt(text);
    if (BigInt.asIntN(64, integer) === integer) return String(integer);
  }
  return encodeFloat(Number(text));
}
