import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { compareKeys, type JsonValue, setOwn } from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";
import { FieldProblem, jsonKind, mismatch } from "./field-problem.ts";
import type { StructValue } from "./message.ts";
import { readInteger } from "./read-integer.ts";

/**
 * Reads a value that is any JSON, any JSON object (as one of protobuf's or as one of Go's), or an integer or a text.
 *
 * Behaves as: jsonpb, and the decoding of Kubernetes' IntOrString.
 */
export function readFree(kind: "struct" | "object" | "any" | "intOrString", tree: GoValue, path: Path): StructValue {
  if (kind === "intOrString" && typeof tree !== "string") {
    readInteger(tree, { go: "int32", kind: "int32", quoted: false }, path);
  }
  if ((kind === "struct" || kind === "object") && !isPlainMap(tree)) {
    const problem = mismatch(jsonKind(tree), "map[string]json.RawMessage");
    throw new FieldProblem(kind === "struct" ? `bad StructValue: ${problem}` : problem, path);
  }
  return { json: jsonOf(tree) };
}

/** Every number is a double. */
function jsonOf(tree: GoValue): JsonValue {
  if (Array.isArray(tree)) return tree.map((item: GoValue) => jsonOf(item));
  if (!isPlainMap(tree)) return typeof tree === "bigint" ? Number(tree) : (tree as JsonValue);
  const object: Record<string, JsonValue> = {};
  for (const key of Object.keys(tree).sort(compareKeys)) setOwn(object, key, jsonOf(tree[key] ?? null));
  return object;
}
