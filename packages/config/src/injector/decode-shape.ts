import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { formatFloat } from "@outrigger/go-std/fmt";
import { compareKeys, type JsonValue, setOwn } from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";
import type { Shape, StructShape } from "./shape.ts";

/** A value that its Go type does not take. */
interface ShapeProblem {
  /** Go's words. */
  readonly message: string;
  readonly path: Path;
}

/** What was read, and what Go would say of it: its first complaint, as it goes on reading after one. */
export interface Decoded {
  readonly value: JsonValue;
  readonly problem: ShapeProblem | undefined;
}

/** Where the decoder is. */
interface Spot {
  readonly path: Path;
  /** The JSON names down to here; list indices and map keys are not among them. */
  readonly fields: readonly string[];
  /** Go's name of the struct around. */
  readonly struct: string;
}

interface State {
  problem: ShapeProblem | undefined;
}

/**
 * Reads a YAML tree as a Go type.
 *
 * Behaves as: ghodss/yaml, Unmarshal: scalars become text where text is wanted, keys match in any case, unknown ones are passed
 * over, the last of several wins; then encoding/json.
 */
export function decodeShape(value: GoValue, shape: Shape): Decoded {
  const state: State = { problem: undefined };
  const decoded = decode(value, shape, { path: [], fields: [], struct: "" }, state);
  return { value: decoded ?? null, problem: state.problem };
}

/** Undefined for null, which leaves a Go value as it was. */
function decode(value: GoValue, shape: Shape, spot: Spot, state: State): JsonValue | undefined {
  if (shape.kind === "string") return decodeText(value, shape, spot, state);
  if (value === null) return undefined;
  if (shape.kind === "list" && Array.isArray(value)) {
    return value.map((item: GoValue, index) => decode(item, shape.elem, under(spot, index), state) ?? zero(shape.elem));
  }
  if (isPlainMap(value)) {
    if (shape.kind === "map") return decodeMap(value, shape.elem, spot, state);
    if (shape.kind === "struct") return decodeStruct(value, shape, spot, state);
  }
  return mismatch(value, shape, spot, state);
}

function decodeText(value: GoValue, shape: Shape, spot: Spot, state: State): string | undefined {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (typeof value === "number") return formatFloat(Math.fround(value), { verb: "g", precision: -1, bits: 32 });
  return mismatch(value, shape, spot, state);
}

function decodeMap(map: { readonly [key: string]: GoValue }, elem: Shape, spot: Spot, state: State): JsonValue {
  const object: Record<string, JsonValue> = {};
  for (const key of Object.keys(map).sort(compareKeys)) {
    setOwn(object, key, decode(map[key] ?? null, elem, under(spot, key), state) ?? zero(elem));
  }
  return object;
}

function decodeStruct(
  map: { readonly [key: string]: GoValue },
  shape: StructShape,
  spot: Spot,
  state: State,
): JsonValue {
  const found = new Map<string, JsonValue>();
  for (const key of Object.keys(map).sort(compareKeys)) {
    const name = fieldName(shape, key);
    const field = name === undefined ? undefined : shape.fields[name];
    if (name === undefined || field === undefined) continue;
    const inside = { path: [...spot.path, key], fields: [...spot.fields, name], struct: shape.go };
    const value = decode(map[key] ?? null, field, inside, state);
    if (value !== undefined) found.set(name, value);
  }
  const names = Object.keys(shape.fields).filter((name) => !isEmpty(found.get(name)));
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? null]));
}

function fieldName(shape: StructShape, key: string): string | undefined {
  if (Object.hasOwn(shape.fields, key)) return key;
  const folded = key.toLowerCase();
  return Object.keys(shape.fields).find((name) => name.toLowerCase() === folded);
}

function under(spot: Spot, step: string | number): Spot {
  return { ...spot, path: [...spot.path, step] };
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function zero(shape: Shape): JsonValue {
  if (shape.kind === "string") return "";
  return shape.kind === "struct" ? {} : null;
}

function mismatch(value: GoValue, shape: Shape, spot: Spot, state: State): undefined {
  const { path, fields, struct } = spot;
  const place = fields.length === 0 ? "value" : `struct field ${unqualified(struct)}.${fields.join(".")}`;
  const message = `json: cannot unmarshal ${jsonKind(value)} into Go ${place} of type ${shape.go}`;
  state.problem ??= { message, path };
  return undefined;
}

function unqualified(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function jsonKind(value: GoValue): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return typeof value === "object" ? "object" : "number";
}
