import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { compareKeys } from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";

/** A number that JSON does not have. */
export interface UnsupportedNumber {
  /** What Go says. */
  readonly message: string;
  readonly path: Path;
}

/**
 * Finds an infinity or a NaN in a tree that is to become JSON.
 *
 * Behaves as: encoding/json, Marshal: the first in the order of keys.
 */
export function unsupportedNumber(tree: GoValue, path: Path = []): UnsupportedNumber | undefined {
  if (typeof tree === "number" && !Number.isFinite(tree)) {
    const text = Number.isNaN(tree) ? "NaN" : tree > 0 ? "+Inf" : "-Inf";
    return { message: `json: unsupported value: ${text}`, path };
  }
  for (const [key, item] of membersOf(tree)) {
    const found = unsupportedNumber(item, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function membersOf(tree: GoValue): readonly (readonly [string | number, GoValue])[] {
  if (Array.isArray(tree)) return tree.map((item: GoValue, index) => [index, item]);
  if (!isPlainMap(tree)) return [];
  return Object.keys(tree)
    .sort(compareKeys)
    .map((key) => [key, tree[key] ?? null]);
}
