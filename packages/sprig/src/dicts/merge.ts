import { anyType, contentOf, elemOf, entriesOf, type GoValue, Typed } from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { isEmpty } from "../values/empty.ts";
import { kindName, typeName } from "../values/kind.ts";
import { newMap, setEntry } from "./mutable-map.ts";

/** How {@link mergeMaps} treats what both have, and what cannot be merged. */
export interface MergeOptions {
  readonly overwrite: boolean;
  /** Give an empty text instead of an error. */
  readonly swallow: boolean;
}

/**
 * Merges maps into the first one, in place, and gives it back: entries that it has not, or that are empty there; all of them with
 * `overwrite`. Maps within are merged, everything else is taken whole. Behaves as: mergo.Merge, MergeWithOverwrite.
 */
export function mergeMaps(target: GoValue, sources: readonly GoValue[], options: MergeOptions): GoValue {
  const result =
    target instanceof Typed && target.content === null && sources.some((source) => contentOf(source) !== null)
      ? newMap()
      : target;
  for (const source of sources) {
    if (!mergeInto(result, source, options.overwrite)) {
      if (options.swallow) {
        return "";
      }
      throw goError("src and dst must be of same type");
    }
  }
  return result;
}

/** False when two parts cannot be merged. */
function mergeInto(target: GoValue, source: GoValue, overwrite: boolean): boolean {
  for (const [key, value] of Object.entries(entriesOf(source))) {
    const entries = entriesOf(target);
    const present = Object.hasOwn(entries, key);
    if (value === null) {
      if (overwrite) {
        assignEntry(target, source, [key, null]);
      }
      continue;
    }
    const old = present ? (entries[key] ?? null) : null;
    if (!mergeParts(old, value, overwrite)) {
      return false;
    }
    if (keepsOld(old, value, overwrite)) {
      continue;
    }
    assignEntry(target, source, [key, value]);
  }
  return true;
}

/** Sets an entry, if the target's type of elements takes those of the source. */
function assignEntry(target: GoValue, source: GoValue, [key, value]: readonly [string, GoValue]): void {
  const wanted = elementName(target);
  const given = kindName(value) === "slice" ? typeName(value) : elementName(source);
  if (wanted !== anyType.name && wanted !== given) {
    throw goError(`reflect.Value.SetMapIndex: value of type ${given} is not assignable to type ${wanted}`);
  }
  setEntry(target, key, value);
}

function elementName(map: GoValue): string {
  return map instanceof Typed ? elemOf(map.type).name : anyType.name;
}

/** What is there already stays: with both maps, since they were merged in place; else when it is not empty and need not yield. */
function keepsOld(old: GoValue, value: GoValue, overwrite: boolean): boolean {
  return !isHollow(old) && (!overwrite || (kindName(value) === "map" && kindName(old) === "map"));
}

/** Merges a map into a map; a pointer that meets what is no pointer cannot be merged. */
function mergeParts(old: GoValue, value: GoValue, overwrite: boolean): boolean {
  const kind = kindName(value);
  if (kind === "map" && kindName(old) === "map" && contentOf(old) !== null) {
    return mergeInto(old, value, overwrite);
  }
  const overPointer = kindName(old) === "ptr" && contentOf(old) !== null;
  return !(overPointer && !overwrite && (kind === "map" || kind === "struct") && contentOf(value) !== null);
}

/** Empty, or a pointer to what is. */
function isHollow(value: GoValue): boolean {
  return value instanceof Typed && value.type.kind === "ptr" && value.content !== null
    ? isHollow(value.content as GoValue)
    : isEmpty(value);
}
