import { entriesOf, type GoValue, stringType, typed } from "@outrigger/go-std";
import { type EncodableValue, encodeJson } from "@outrigger/go-std/json";
import type { GoFunction } from "@outrigger/go-template";
import { stringMapType, textOf } from "./types.ts";

type Entries = Record<string, GoValue>;

/** `omit map keys...`: the map without those keys. Behaves as: omit of Istio's inject package, 1.18 and later. */
export const omit: GoFunction = {
  params: [stringMapType, stringType],
  variadic: true,
  result: stringMapType,
  call: ([map, ...keys]) => {
    const left = new Set(keys.map(textOf));
    return stringMap(Object.entries(entriesOf(map ?? null)).filter(([key]) => !left.has(key)));
  },
};

/**
 * `strdict key value ...`: a map of texts; a key without a value has the empty one.
 *
 * Behaves as: strdict of Istio's inject package, 1.18 and later.
 */
export const strdict: GoFunction = {
  params: [stringType],
  variadic: true,
  result: stringMapType,
  call: (words) =>
    stringMap(words.flatMap((key, at) => (at % 2 === 0 ? [[textOf(key), textOf(words[at + 1] ?? "")] as const] : []))),
};

/** `mergeMaps maps...`: one map; of a key that comes twice, the later value. Behaves as: mergeMaps of Istio's inject package. */
export const mergeMaps: GoFunction = {
  params: [stringMapType],
  variadic: true,
  result: stringMapType,
  call: (maps) => (maps.length === 0 ? typed(stringMapType, null) : typed(stringMapType, merged(maps))),
};

/** `toJsonMap maps...`: the merged map as JSON, keys sorted. Behaves as: toJSONMap of Istio's inject package, 1.18 and later. */
export const toJsonMap: GoFunction = {
  params: [stringMapType],
  variadic: true,
  result: stringType,
  call: (maps) => (maps.length === 0 ? "null" : encodeJson(merged(maps) as EncodableValue, { sortKeys: true })),
};

function merged(maps: readonly GoValue[]): Entries {
  return entriesFrom(maps.flatMap((map) => Object.entries(entriesOf(map))));
}

function stringMap(entries: Iterable<readonly [string, GoValue]>): GoValue {
  return typed(stringMapType, entriesFrom(entries));
}

/** A plain object with no prototype, so that every key is one like any other. */
function entriesFrom(entries: Iterable<readonly [string, GoValue]>): Entries {
  const map = Object.create(null) as Entries;
  for (const [key, value] of entries) map[key] = value;
  return map;
}
