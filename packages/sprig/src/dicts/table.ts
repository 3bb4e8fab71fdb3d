import {
  anyMapType,
  anySliceType,
  anyType,
  boolType,
  type GoValue,
  sliceOf,
  stringType,
  Typed,
} from "@outrigger/go-std";
import { compareStrings } from "@outrigger/go-std/fmt";
import { any, define, defineVariadic, entries, type Entries, type FunctionTable, map, text } from "../define.ts";
import { textOf } from "../strings/print.ts";
import { deepCopy } from "./deep-copy.ts";
import { dig } from "./dig.ts";
import { mergeMaps } from "./merge.ts";
import { deleteEntry, newMap, setEntry } from "./mutable-map.ts";

const stringSlice = sliceOf(stringType);

/** Family: dicts. `set`, `unset` and the merges change the map that they are given, as Go's do. */
export function dictFunctions(): FunctionTable {
  return { ...reading(), ...selecting(), ...changing(), ...merging(), ...copying() };
}

function reading(): FunctionTable {
  return {
    get: define([entries, text], anyType, (dict, key) => (Object.hasOwn(dict, key) ? (dict[key] ?? null) : "")),
    hasKey: define([entries, text], boolType, (dict, key) => Object.hasOwn(dict, key)),
    keys: defineVariadic([entries], stringSlice, (dicts) => new Typed(stringSlice, dicts.flatMap(sortedKeys))),
    values: define([entries], anySliceType, (dict) => sortedKeys(dict).map((key) => dict[key] ?? null)),
    pluck: defineVariadic([text, entries], anySliceType, (key, dicts) =>
      dicts.filter((dict) => Object.hasOwn(dict, key)).map((dict) => dict[key] ?? null),
    ),
    dig: defineVariadic([any], anyType, dig),
  };
}

/** Go gives them in any order, another one each time. */
function sortedKeys(dict: Entries): string[] {
  return Object.keys(dict).sort(compareStrings);
}

function selecting(): FunctionTable {
  return {
    pick: defineVariadic([entries, text], anyMapType, (dict, keys) =>
      newMap(keys.filter((key) => Object.hasOwn(dict, key)).map((key) => [key, dict[key] ?? null])),
    ),
    omit: defineVariadic([entries, text], anyMapType, (dict, keys) => {
      const omitted = new Set(keys);
      return newMap(Object.entries(dict).filter(([key]) => !omitted.has(key)));
    }),
  };
}

function changing(): FunctionTable {
  return {
    dict: defineVariadic([any], anyMapType, (pairs) => newMap(pairsOf(pairs))),
    set: define([map, text, any], anyMapType, (dict, key, value) => {
      setEntry(dict, key, value);
      return dict;
    }),
    unset: define([map, text], anyMapType, (dict, key) => {
      deleteEntry(dict, key);
      return dict;
    }),
  };
}

/** A last key without a value has an empty text. */
function* pairsOf(values: readonly GoValue[]): Iterable<readonly [string, GoValue]> {
  for (let i = 0; i < values.length; i += 2) {
    const value = values[i + 1];
    yield [textOf(values[i] ?? null), value === undefined ? "" : value];
  }
}

function merging(): FunctionTable {
  const merger = (overwrite: boolean, swallow: boolean) =>
    defineVariadic([map, map], anyType, (target, sources) => mergeMaps(target, sources, { overwrite, swallow }));
  return {
    merge: merger(false, true),
    mustMerge: merger(false, false),
    mergeOverwrite: merger(true, true),
    mustMergeOverwrite: merger(true, false),
  };
}

function copying(): FunctionTable {
  return {
    deepCopy: define([any], anyType, deepCopy),
    mustDeepCopy: define([any], anyType, deepCopy),
  };
}
