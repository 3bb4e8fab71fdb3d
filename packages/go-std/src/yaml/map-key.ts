import { formatFloat } from "../fmt/format-float.ts";
import type { GoValue } from "../value.ts";
import type { Dialect } from "./dialect.ts";
import { goSyntax } from "./go-syntax.ts";

/** Why a value cannot be a key: said by go-yaml itself (`inYaml`) or afterwards, when keys are turned to text. */
export interface KeyProblem {
  readonly problem: string;
  readonly inYaml: boolean;
}

const FLOAT_WORDS: ReadonlyMap<number, string> = new Map([
  [Number.POSITIVE_INFINITY, ".inf"],
  [Number.NEGATIVE_INFINITY, "-.inf"],
  [Number.NaN, ".nan"],
]);
const INT64_MAX = 2n ** 63n - 1n;

/**
 * The text of a map key.
 *
 * Behaves as: ghodss/yaml: integers in decimal, floats in 32 bits, booleans by name; others are refused.
 */
export function keyText(key: GoValue, dialect: Dialect): string | KeyProblem {
  if (typeof key === "string") return key;
  if (typeof key === "boolean") return String(key);
  if (typeof key === "number") return floatText(Math.fround(key));
  if (typeof key === "bigint") {
    if (key <= INT64_MAX) return String(key);
    return unsupported("uint64", `0x${key.toString(16)}`, dialect);
  }
  if (key === null) return unsupported("%!s(<nil>)", "<nil>", dialect);
  return { problem: `yaml: invalid map key: ${goSyntax(key)}`, inYaml: true };
}

function floatText(key: number): string {
  return FLOAT_WORDS.get(key) ?? formatFloat(key, { verb: "g", precision: -1, bits: 32 });
}

function unsupported(type: string, key: string, dialect: Dialect): KeyProblem {
  return { problem: `${dialect.unsupportedKey} map key of type: ${type}, key: ${key}`, inYaml: false };
}
