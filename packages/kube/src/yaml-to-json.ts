import { contentOf, type GoValue, isPlainMap } from "@outrigger/go-std";
import { formatFloat } from "@outrigger/go-std/fmt";
import { compareKeys, encodeFloat, jsonNumber, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { GoYamlError } from "@outrigger/go-std/yaml";
import type { KubeType } from "./type-table.ts";

/**
 * Turns a YAML tree into the JSON tree that Go decodes in its place: where the Go type wants a string, a scalar becomes text
 * after YAML has resolved it (`yes` is `true`, `0x10` is `16`, `1.10` is `1.1`); keys are sorted.
 *
 * Below an embedded struct the type is lost, so that scalars stay what they are there.
 * Behaves as: ghodss/yaml and sigs.k8s.io/yaml, Unmarshal into a struct. Throws a GoYamlError for an infinity or a NaN.
 */
export function yamlToJson(value: GoValue, type: KubeType | undefined): JsonValue {
  return convertShallow(value, type, 0);
}

/** Levels that are converted by recursion; documents may be deeper than the call stack. */
const DEPTH = 200;

function convertShallow(value: GoValue, type: KubeType | undefined, depth: number): JsonValue {
  if (depth === DEPTH) return convertDeep(value, type);
  const content = contentOf(value) as GoValue;
  if (Array.isArray(content)) {
    const elem = type?.kind === "list" ? type.elem : undefined;
    return (content as readonly GoValue[]).map((item) => convertShallow(item, elem, depth + 1));
  }
  if (!isPlainMap(content)) return scalarToJson(content, type?.kind === "string");
  const object: Record<string, JsonValue> = {};
  for (const key of Object.keys(content).sort(compareKeys)) {
    setOwn(object, key, convertShallow(content[key] ?? null, memberType(type, key), depth + 1));
  }
  return object;
}

function convertDeep(value: GoValue, type: KubeType | undefined): JsonValue {
  const whole: JsonValue[] = [];
  const open: Task[] = [{ value, type, into: whole, key: 0 }];
  for (let task = open.pop(); task !== undefined; task = open.pop()) convert(task, open);
  return whole[0] ?? null;
}

/**
 * A YAML tree as the JSON tree that Go makes of it where it knows no type. Throws a GoYamlError for an infinity or a NaN.
 *
 * Behaves as: sigs.k8s.io/yaml, Unmarshal into a map, and encoding/json, Marshal of that.
 *
 * @example
 * ```ts
 * import { parseYaml } from "@outrigger/go-std/yaml";
 * import { jsonOfYaml } from "@outrigger/kube";
 * jsonOfYaml(parseYaml("a: 0x10", { dialect: "sigs" })); // { a: 16 }
 * ```
 */
export function jsonOfYaml(tree: GoValue): JsonValue {
  return yamlToJson(tree, undefined);
}

/** A value to convert, and the place for the result. */
interface Task {
  readonly value: GoValue;
  readonly type: KubeType | undefined;
  readonly into: object;
  readonly key: string | number;
}

function convert({ value, type, into, key }: Task, open: Task[]): void {
  const content = contentOf(value) as GoValue;
  if (Array.isArray(content)) setOwn(into, String(key), convertList(content as readonly GoValue[], type, open));
  else if (isPlainMap(content)) setOwn(into, String(key), convertMap(content, type, open));
  else setOwn(into, String(key), scalarToJson(content, type?.kind === "string"));
}

/** Children are opened last first, so that the first fault in the document is the one that is found. */
function convertList(list: readonly GoValue[], type: KubeType | undefined, open: Task[]): JsonValue[] {
  const elem = type?.kind === "list" ? type.elem : undefined;
  const into = list.map((): JsonValue => null);
  for (let key = list.length - 1; key >= 0; key--) open.push({ value: list[key] ?? null, type: elem, into, key });
  return into;
}

function convertMap(map: { readonly [key: string]: GoValue }, type: KubeType | undefined, open: Task[]): JsonValue {
  const into: Record<string, JsonValue> = {};
  const keys = Object.keys(map).sort(compareKeys);
  for (const key of keys) setOwn(into, key, null);
  for (const key of keys.reverse()) open.push({ value: map[key] ?? null, type: memberType(type, key), into, key });
  return into;
}

/** The type that Go's YAML layer expects of a member. */
function memberType(type: KubeType | undefined, key: string): KubeType | undefined {
  if (type?.kind === "map") return type.elem;
  if (type?.kind !== "struct") return undefined;
  const field = type.find(key);
  return field?.embedded ?? field?.type;
}

function scalarToJson(value: GoValue, asText: boolean): JsonValue {
  if (typeof value === "bigint") {
    if (asText) return value.toString();
    const number = Number(value);
    return Math.abs(number) < 1e15 ? number : jsonNumber(value.toString());
  }
  if (typeof value === "number") {
    return asText ? formatFloat(Math.fround(value), { verb: "g", precision: -1, bits: 32 }) : floatToJson(value);
  }
  if (typeof value === "boolean" && asText) return String(value);
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

function floatToJson(value: number): JsonValue {
  try {
    return jsonNumber(encodeFloat(value));
  } catch (error) {
    throw new GoYamlError(error instanceof Error ? error.message : String(error), { line: 0, column: 0 });
  }
}
