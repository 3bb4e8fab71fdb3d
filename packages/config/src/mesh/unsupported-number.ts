import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { compareKeys } from "@outrigger/go-std/json";
import type { Path } from "../source/document.ts";

/** A number that JSON does not have. */
export interface UnsupportedNumber {
  /** What Go says. */
  readonly message: string;
  readonly path: Path;
}

/** A part of a tree, and how it is reached. */
interface Part {
  readonly value: GoValue;
  readonly key?: string | number;
  readonly around?: Part;
}

/**
 * Finds an infinity or a NaN in a tree that is to become JSON, however deep it is.
 *
 * Behaves as: encoding/json, Marshal: the first in the order of keys.
 */
export function unsupportedNumber(tree: GoValue): UnsupportedNumber | undefined {
  const open: Part[] = [{ value: tree }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { value } = part;
    if (typeof value === "number" && !Number.isFinite(value)) {
      const text = Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
      return { message: `json: unsupported value: ${text}`, path: pathOf(part) };
    }
    const members = membersOf(value);
    for (let at = members.length - 1; at >= 0; at--) {
      const [key, inside = null] = members[at] ?? [];
      if (key !== undefined) open.push({ value: inside, key, around: part });
    }
  }
  return undefined;
}

function pathOf(part: Part): Path {
  const path: (string | number)[] = [];
  for (let at: Part | undefined = part; at?.key !== undefined; at = at.around) path.push(at.key);
  return path.reverse();
}

function membersOf(tree: GoValue): readonly (readonly [string | number, GoValue])[] {
  if (Array.isArray(tree)) return tree.map((item: GoValue, index) => [index, item]);
  if (!isPlainMap(tree)) return [];
  return Object.keys(tree)
    .sort(compareKeys)
    .map((key) => [key, tree[key] ?? null]);
}
