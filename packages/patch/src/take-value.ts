import { isJsonObject, setOwn, type JsonValue } from "@outrigger/go-std/json";
import { own } from "./go-value.ts";
import type { MergeContext } from "./merge-context.ts";

/**
 * A value of a patch as it enters a document that has nothing to merge it with: without null members and without the parts that
 * carry `$patch`, as the rules say. Undefined when nothing of it is left. Shared with the patch when there is nothing to leave out.
 *
 * Behaves as: strategicpatch, discardNullValuesFromPatch and removeDirectives.
 */
export function takeValue(value: JsonValue, context: MergeContext): JsonValue | undefined {
  if (typeof value !== "object" || context.rules === "1.20") return value;
  const left: LeftOut = { nulls: true, directives: context.rules === "1.28" };
  return copyWithout(value, left);
}

/** As {@link takeValue}, nulls kept: so enters a list that comes with a `$setElementOrder`. */
export function takeList(list: readonly JsonValue[], context: MergeContext): readonly JsonValue[] {
  return context.rules === "1.28"
    ? (copyWithout(list, { nulls: false, directives: true }) as readonly JsonValue[])
    : list;
}

interface LeftOut {
  readonly nulls: boolean;
  readonly directives: boolean;
}

type Copy = JsonValue[] | { [key: string]: JsonValue };

function copyWithout(value: JsonValue, left: LeftOut): JsonValue | undefined {
  if (isDirective(value, left)) return undefined;
  if (!hasAnything(value, left)) return value;
  const whole = emptyLike(value);
  const open: [JsonValue, Copy][] = [[value, whole]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [source, copy] = next;
    const part = (item: JsonValue): JsonValue => {
      if (!isContainer(item)) return item;
      const empty = emptyLike(item);
      open.push([item, empty]);
      return empty;
    };
    if (Array.isArray(copy)) {
      for (const item of source as readonly JsonValue[]) if (!isDirective(item, left)) copy.push(part(item));
    } else {
      copyMembers(source, { copy, left, part });
    }
  }
  return whole;
}

function copyMembers(
  source: JsonValue,
  { copy, left, part }: { copy: object; left: LeftOut; part: (item: JsonValue) => JsonValue },
): void {
  for (const [key, item] of Object.entries(source as { readonly [key: string]: JsonValue })) {
    if (!(item === null && left.nulls) && !isDirective(item, left)) setOwn(copy, key, part(item));
  }
}

/** Whether a value holds anything to leave out, at any depth. */
function hasAnything(value: JsonValue, left: LeftOut): boolean {
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isList = Array.isArray(next);
    for (const item of isList ? (next as readonly JsonValue[]) : Object.values(next as object)) {
      if (item === null ? left.nulls && !isList : isDirective(item, left)) return true;
      if (isContainer(item)) open.push(item);
    }
  }
  return false;
}

/** A null `$patch` is no directive once nulls are out. */
function isDirective(value: JsonValue, left: LeftOut): boolean {
  if (!left.directives || !isJsonObject(value)) return false;
  const directive = own(value, "$patch");
  return directive !== undefined && !(directive === null && left.nulls);
}

function isContainer(value: JsonValue): boolean {
  return Array.isArray(value) || isJsonObject(value);
}

function emptyLike(value: JsonValue): Copy {
  return Array.isArray(value) ? [] : {};
}
