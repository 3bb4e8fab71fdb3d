import { compareStrings } from "./fmt/utf8.ts";
import { contentOf, entriesOf } from "./reflect.ts";
import { typeOf } from "./types.ts";
import type { GoValue } from "./value.ts";

const NEEDS_BYTE_ORDER = /[\ud800-\uffff]/;

/** The keys of a map in the order in which Go prints and ranges over them. Behaves as: internal/fmtsort. */
export function sortedKeys(map: GoValue): readonly string[] {
  const keys = contentOf(map) === null ? [] : Object.keys(entriesOf(map));
  switch (typeOf(map)?.key?.kind ?? "string") {
    case "string":
    case "interface":
      return keys.some((key) => NEEDS_BYTE_ORDER.test(key)) ? keys.sort(compareStrings) : keys.sort();
    case "bool":
      return keys.sort();
    case "float32":
    case "float64":
      return keys.sort((a, b) => Number(a) - Number(b));
    default:
      return keys.sort(compareIntegers);
  }
}

function compareIntegers(a: string, b: string): number {
  const x = BigInt(a);
  const y = BigInt(b);
  return x < y ? -1 : x > y ? 1 : 0;
}
