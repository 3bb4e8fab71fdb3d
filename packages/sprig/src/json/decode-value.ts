import type { GoValue } from "@outrigger/go-std";
import { isJsonObject, JsonNumber, JsonSyntaxError, type JsonValue, parseJson, setOwn } from "@outrigger/go-std/json";
import { goError } from "../go-panic.ts";

/**
 * A JSON document as an `interface{}`: every number a float64. With `quiet`, nil in place of a document that is none, and of a
 * number that no float64 holds. Behaves as: encoding/json, Unmarshal.
 */
export function decodeValue(text: string, { quiet = false }: { quiet?: boolean } = {}): GoValue {
  let tree: JsonValue;
  try {
    tree = parseJson(text);
  } catch (error) {
    if (quiet && error instanceof JsonSyntaxError) {
      return null;
    }
    throw error;
  }
  const holder: { value: JsonValue } = { value: tree };
  const open: object[] = [holder];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    for (const [key, value] of Object.entries(container) as [string, JsonValue][]) {
      if (value instanceof JsonNumber) {
        setOwn(container, key, toFloat(value, quiet));
      } else if (Array.isArray(value) || isJsonObject(value)) {
        open.push(value as object);
      }
    }
  }
  return holder.value as GoValue;
}

function toFloat(number: JsonNumber, quiet: boolean): number | null {
  const value = Number(number.text);
  if (Number.isFinite(value)) {
    return value;
  }
  if (quiet) {
    return null;
  }
  throw goError(`json: cannot unmarshal number ${number.text} into Go value of type float64`);
}
