import { anyType, type GoValue, isPlainMap } from "@outrigger/go-std";
import type { GoFunction } from "@outrigger/go-template";
import { func } from "./types.ts";

/**
 * `omitNil value`: the value without the nils in it, at any depth. A map or list that held a nil and has nothing left is nil itself,
 * one that was empty to begin with stays.
 *
 * Behaves as: omitNil of Istio's inject package, 1.28 and later.
 */
export const omitNil: GoFunction = func([anyType], anyType, ([value]) => withoutNil(value ?? null));

function withoutNil(value: GoValue): GoValue {
  if (Array.isArray(value)) return listWithoutNil(value as readonly GoValue[]);
  return isPlainMap(value) ? mapWithoutNil(value) : value;
}

function listWithoutNil(list: readonly GoValue[]): GoValue {
  const kept = list.map(withoutNil);
  if (kept.every((item, at) => item !== null && item === list[at])) return list;
  const rest = kept.filter((item) => item !== null);
  return rest.length === 0 ? null : rest;
}

function mapWithoutNil(map: { readonly [key: string]: GoValue }): GoValue {
  const kept = Object.entries(map).map(([key, item]) => [key, withoutNil(item)] as const);
  if (kept.every(([key, item]) => item !== null && item === map[key])) return map;
  const rest = kept.filter(([, item]) => item !== null);
  if (rest.length === 0) return null;
  const copy = Object.create(null) as Record<string, GoValue>;
  for (const [key, item] of rest) copy[key] = item;
  return copy;
}
