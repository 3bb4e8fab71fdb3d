import type { GoValue } from "@outrigger/go-std";
import {
  encodeFloat,
  encodeString,
  JsonNumber,
  JsonSyntaxError,
  type JsonValue,
  parseJson,
} from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";
import { FieldProblem, jsonKind, mismatch } from "./field-problem.ts";

/** The integer that is wanted. */
export interface IntegerType {
  /** Name of the Go type, for messages. */
  readonly go: string;
  readonly kind: "int32" | "int64" | "uint32";
  /** The number may stand in quotes. */
  readonly quoted: boolean;
}

const RANGES: Readonly<Record<IntegerType["kind"], readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
};

/**
 * Reads an integer; undefined for a quoted `null`, which changes nothing.
 *
 * Behaves as: jsonpb and encoding/json: only integer literals in range.
 */
export function readInteger(tree: GoValue, type: IntegerType, path: Path): bigint | undefined {
  if (typeof tree === "bigint") return inRange(String(tree), type, path);
  if (typeof tree === "number") return inRange(encodeFloat(tree), type, path);
  if (typeof tree === "string" && type.quoted) return readQuoted(tree, type, path);
  throw new FieldProblem(mismatch(jsonKind(tree), type.go), path);
}

function inRange(literal: string, type: IntegerType, path: Path): bigint {
  const [low, high] = RANGES[type.kind];
  const value = /^-?\d+$/.test(literal) ? BigInt(literal) : undefined;
  if (value !== undefined && value >= low && value <= high) return value;
  throw new FieldProblem(mismatch(`number ${literal}`, type.go), path);
}

/** What is between the quotes is read as JSON of its own. */
function readQuoted(text: string, type: IntegerType, path: Path): bigint | undefined {
  const value = parseQuoted(encodeString(text).slice(1, -1), path);
  if (value === null) return undefined;
  if (typeof value === "number") return inRange(String(value), type, path);
  if (value instanceof JsonNumber) return inRange(value.text, type, path);
  const kind = jsonKind(value as GoValue);
  throw new FieldProblem(mismatch(kind, type.go), path);
}

function parseQuoted(text: string, path: Path): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new FieldProblem(error.message, path);
    throw error;
  }
}
