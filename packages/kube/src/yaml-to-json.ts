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
  const content = contentOf(value) as GoValue;
  if (Array.isArray(content)) {
    const elem = type?.kind === "list" ? type.elem : undefined;
    return (content as readonly GoValue[]).map((item) => yamlToJson(item, elem));
  }
  if (isPlainMap(content)) return mapToJson(content, type);
  return scalarToJson(content, type?.kind === "string");
}

function mapToJson(map: { readonly [key: string]: GoValue }, type: KubeType | undefined): JsonValue {
  const object: Record<string, JsonValue> = {};
  for (const key of Object.keys(map).sort(compareKeys))
    setOwn(object, key, yamlToJson(map[key] ?? null, memberType(type, key)));
  return object;
}

/** The type that Go's YAML layer expects of a member. */
function memberType(type: KubeType | undefined, key: string): KubeType | undefined {
  if (type?.kind === "map") return type.elem;
  if (type?.kind !== "struct") return undefined;
  const field = type.find(key);
  return field?.embedded ?? field?.type;
}

function scalarToJson(value: GoValue, asText: boolean): JsonValue {
  if (typeof value === "bigint") return asText ? value.toString() : jsonNumber(value.toString());
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
