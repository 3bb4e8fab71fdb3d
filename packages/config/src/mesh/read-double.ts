import type { GoValue } from "@outrigger/go-std";
import { JsonNumber, JsonSyntaxError, encodeString, type JsonValue, parseJson } from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";
import { FieldProblem, jsonKind, mismatch } from "./field-problem.ts";

const NOT_FINITE: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

/**
 * Reads a double, which may stand in quotes.
 *
 * Behaves as: jsonpb and encoding/json.
 */
export function readDouble(tree: GoValue, path: Path): number {
  if (typeof tree === "bigint") return Number(tree);
  if (typeof tree === "number") return tree;
  if (typeof tree !== "string") throw new FieldProblem(mismatch(jsonKind(tree), "float64"), path);
  const known = NOT_FINITE.get(tree);
  if (known !== undefined) return known;
  const value = readQuoted(encodeString(tree).slice(1, -1), path);
  if (value === null) return 0;
  if (typeof value === "number") return value;
  if (value instanceof JsonNumber) return Number(value.text);
  throw new FieldProblem(mismatch(jsonKind(value as GoValue), "float64"), path);
}

function readQuoted(text: string, path: Path): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new FieldProblem(error.message, path);
    throw error;
  }
}
