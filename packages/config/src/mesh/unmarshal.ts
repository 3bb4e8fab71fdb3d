import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { parseDuration, quote } from "@outrigger/go-std/fmt";
import { encodeString } from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";
import type { EnumType } from "./enums.ts";
import type { MeshRules } from "./mesh-rules.ts";
import { durationOf, type FieldValue, Message } from "./message.ts";
import type { FieldType, MessageType, ValueType } from "./message-type.ts";
import { readFree } from "./read-free.ts";
import { readDouble } from "./read-double.ts";
import { readInteger } from "./read-integer.ts";
import { FieldProblem, jsonKind, mismatch } from "./field-problem.ts";

/**
 * Lays a YAML tree over a message: what the tree has replaces what is there, messages and lists as a whole, null leaves it.
 *
 * Behaves as: protobuf's jsonpb, Unmarshal, of the release: names in JSON's or protobuf's spelling; fields in the order of the message.
 *
 * @throws FieldProblem with jsonpb's text.
 */
export function unmarshal(target: Message, tree: GoValue, rules: MeshRules, path: Path = []): void {
  if (tree === null) return;
  if (!isPlainMap(tree)) throw new FieldProblem(mismatch(jsonKind(tree), "map[string]json.RawMessage"), path);
  const left = new Set(Object.keys(tree));
  for (const field of readingOrder(target.type, rules)) {
    const key = takeKey(field, left);
    if (key === undefined) continue;
    const value = readValue(field.value, tree[key] ?? null, rules, [...path, key]);
    if (value !== undefined) setField(target, field, value);
  }
  if (!rules.refusesUnknown) return;
  for (const key of [...left].sort()) {
    throw new FieldProblem(`unknown field ${quote(key)} in ${target.type.go}`, [...path, key]);
  }
}

/** Protobuf before its second API reads fields that are one of several behind all others. */
function readingOrder({ fields }: MessageType, rules: MeshRules): readonly FieldType[] {
  if (rules.secondApi || fields.every(({ oneOf }) => oneOf === undefined)) return fields;
  return [...fields.filter(({ oneOf }) => oneOf === undefined), ...fields.filter(({ oneOf }) => oneOf !== undefined)];
}

/** The key that a field is written under; the JSON name goes first, and its twin does not count as unknown. */
function takeKey(field: FieldType, left: Set<string>): string | undefined {
  const hasName = left.delete(field.name);
  const hasJson = left.delete(field.json) || (hasName && field.json === field.name);
  if (hasJson) return field.json;
  return hasName ? field.name : undefined;
}

function setField(target: Message, field: FieldType, value: FieldValue): void {
  if (field.oneOf !== undefined) {
    for (const other of target.type.fields) if (other.oneOf === field.oneOf) target.clear(other.name);
  }
  target.set(field.name, value);
}

/** Undefined for null, which leaves the field. */
function readValue(type: ValueType, tree: GoValue, rules: MeshRules, path: Path): FieldValue | undefined {
  if (tree === null) return undefined;
  switch (type.kind) {
    case "message":
      return readMessage(type.type, tree, rules, path);
    case "duration":
      return readDuration(tree, rules, path);
    case "enum":
      return readEnum(type.type, tree, rules, path);
    case "wrapper":
      return readValue(type.elem, tree, rules, path);
    case "list":
      return readList(type.elem, tree, rules, path);
    case "map":
      return readMap(type.elem, tree, rules, path);
    case "struct":
    case "object":
    case "any":
    case "intOrString":
      return readFree(type.kind, tree, path);
    case "double":
      return readDouble(tree, path);
    case "string":
      if (typeof tree === "string") return tree;
      throw new FieldProblem(mismatch(jsonKind(tree), "string"), path);
    case "bool":
      if (typeof tree === "boolean") return tree;
      throw new FieldProblem(mismatch(jsonKind(tree), "bool"), path);
    default:
      return readNumber(type.kind, tree, rules, path);
  }
}

function readNumber(
  kind: "int32" | "int64" | "uint32",
  tree: GoValue,
  rules: MeshRules,
  path: Path,
): FieldValue | undefined {
  const quoted = rules.quotedNumbers || kind === "int64";
  return readInteger(tree, { go: kind, kind, quoted }, path) ?? (rules.secondApi ? 0n : undefined);
}

function readMessage(type: MessageType, tree: GoValue, rules: MeshRules, path: Path): Message {
  const message = new Message(type);
  unmarshal(message, tree, rules, path);
  return message;
}

function readDuration(tree: GoValue, rules: MeshRules, path: Path): FieldValue {
  if (typeof tree !== "string") {
    throw new FieldProblem(rules.quotedNumbers ? mismatch(jsonKind(tree), "string") : "invalid syntax", path);
  }
  try {
    return durationOf(parseDuration(tree));
  } catch (error) {
    throw new FieldProblem(`bad Duration: ${error instanceof Error ? error.message : String(error)}`, path);
  }
}

function readEnum(type: EnumType, tree: GoValue, rules: MeshRules, path: Path): FieldValue | undefined {
  const go = rules.secondApi ? "protoreflect.EnumNumber" : type.go;
  if (typeof tree !== "string")
    return readInteger(tree, { go, kind: "int32", quoted: rules.quotedNumbers && !rules.secondApi }, path);
  for (const [number, word] of type.words) if (word === tree) return number;
  const text = encodeString(tree);
  const shown = rules.secondApi ? text : text.slice(1, -1);
  throw new FieldProblem(`unknown value ${quote(shown)} for enum ${type.proto}`, path);
}

function readList(elem: ValueType, tree: GoValue, rules: MeshRules, path: Path): FieldValue {
  if (elem.kind === "enum" && typeof tree === "string" && !rules.secondApi) readEnum(elem.type, tree, rules, path);
  if (!Array.isArray(tree)) throw new FieldProblem(mismatch(jsonKind(tree), "[]json.RawMessage"), path);
  return tree.map((item: GoValue, index) => readValue(elem, item, rules, [...path, index]) ?? zeroOf(elem, rules));
}

function readMap(elem: ValueType, tree: GoValue, rules: MeshRules, path: Path): FieldValue {
  if (!isPlainMap(tree)) throw new FieldProblem(mismatch(jsonKind(tree), "map[string]json.RawMessage"), path);
  const read = (key: string): FieldValue =>
    readValue(elem, tree[key] ?? null, rules, [...path, key]) ?? zeroOf(elem, rules);
  return new Map(Object.keys(tree).map((key) => [key, read(key)]));
}

function zeroOf(type: ValueType, rules: MeshRules): FieldValue {
  if (type.kind === "string") return "";
  if (type.kind === "bool") return false;
  if (type.kind === "message") return rules.secondApi ? new Message(type.type) : null;
  return 0n;
}
