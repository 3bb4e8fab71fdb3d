import { type MeshRelease, protoJson } from "@outrigger/config";
import { anyType, entriesOf, type GoValue, stringType } from "@outrigger/go-std";
import {
  type EncodableValue,
  encodeJson,
  isJsonObject,
  JsonNumber,
  type JsonValue,
  parseJson,
  setOwn,
} from "@outrigger/go-std/json";
import type { GoFunction } from "@outrigger/go-template";
import type { TypeTable } from "@outrigger/kube";
import { marshal } from "./marshal.ts";
import { func, stringMapType, textOf } from "./types.ts";

/** `toJson map` of 1.0 to 1.3 and `toJSON`: the map as JSON, `{}` for a nil one. Behaves as: toJSON of Istio's inject package. */
export const mapToJson: GoFunction = func([stringMapType], stringType, ([map]) =>
  encodeJson(entriesOf(map ?? null) as EncodableValue, { sortKeys: true }),
);

/**
 * `fromJSON text`: the JSON document in the text; the text `{}` for one that is none.
 *
 * Behaves as: fromJSON of Istio's inject package, 1.1 and later (numbers are float64).
 */
export const fromJson: GoFunction = func([stringType], anyType, ([text]) => {
  try {
    return withFloats(parseJson(textOf(text)));
  } catch {
    return "{}";
  }
});

/** `structToJSON value`: any value as JSON. Behaves as: structToJSON of Istio's inject package, 1.3 and later. */
export function structToJson(types: TypeTable): GoFunction {
  return func([anyType], stringType, ([value]) =>
    value === null || value === undefined ? "{}" : marshal(types, value),
  );
}

/** `protoToJSON message`: a mesh setting as JSON. Behaves as: protoToJSON of Istio's inject package, 1.4 and later. */
export function protoToJson(release: MeshRelease): GoFunction {
  return func([anyType], stringType, ([message]) => encodeJson(protoJson(message ?? null, release) ?? {}));
}

/** A JSON tree as Go decodes it into an interface: numbers are float64. */
function withFloats(tree: JsonValue): GoValue {
  if (tree instanceof JsonNumber) return Number(tree.text);
  if (Array.isArray(tree)) return (tree as readonly JsonValue[]).map(withFloats);
  if (!isJsonObject(tree)) return tree as GoValue;
  const map: Record<string, GoValue> = {};
  for (const [key, value] of Object.entries(tree)) setOwn(map, key, withFloats(value));
  return map;
}
