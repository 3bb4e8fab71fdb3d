import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { badDirective, noMergeKey } from "./go-errors.ts";
import { uncomparable } from "./go-panic.ts";
import { goTypeOf, type Identity, identityOf, own } from "./go-value.ts";
import { failure, type MergeContext } from "./merge-context.ts";
import { PATCH } from "./target.ts";

/** Two lists of maps after the directives of the patch's elements. */
export interface AppliedDirectives {
  readonly base: readonly JsonObject[];
  /** The elements that are no directives. */
  readonly patch: readonly JsonObject[];
  /** The elements of the base that were not deleted. */
  readonly survivors: readonly JsonObject[];
  /** What Go's memory holds behind the survivors, in the places of those that were deleted. */
  readonly leftovers: readonly JsonObject[];
}

/**
 * Applies the elements of a patch that carry `$patch`: `delete` takes out the elements with that key, `replace` (anywhere in the
 * list) all of them.
 *
 * Behaves as: strategicpatch, mergeSliceWithSpecialElements.
 */
export function applyDirectives(
  base: readonly JsonObject[],
  patch: readonly JsonObject[],
  mergeKey: string,
  context: MergeContext,
): AppliedDirectives {
  if (!patch.some((element) => Object.hasOwn(element, PATCH))) {
    return { base, patch, survivors: base, leftovers: [] };
  }
  const deleter = new Deleter(base, mergeKey, context);
  const plain: JsonObject[] = [];
  let replaces = false;
  for (const element of patch) {
    const directive = own(element, PATCH);
    if (directive === undefined) plain.push(element);
    else if (directive === "replace") replaces = true;
    else if (directive === "delete") deleter.delete(keyOf(element, mergeKey, context));
    else if (directive === "merge") {
      throw failure(context, "merge-directive", "merging lists cannot yet be specified in the patch");
    } else throw badDirective(directive, element, context);
  }
  const survivors = deleter.survivors();
  const after = { survivors, leftovers: deleter.leftovers() };
  return replaces ? { base: plain, patch: [], ...after } : { base: survivors, patch: plain, ...after };
}

function keyOf(element: JsonObject, mergeKey: string, context: MergeContext): JsonValue {
  const key = own(element, mergeKey);
  if (key === undefined) throw noMergeKey(element, mergeKey, context);
  return key;
}

/** Takes elements out of a list as Go does, by moving up what follows, and keeps account of what stays behind the new end. */
class Deleter {
  private readonly positions = new Map<Identity, number[]>();
  private readonly nested = new Set<string>();
  private readonly alive: boolean[];
  private readonly base: readonly JsonObject[];
  private readonly context: MergeContext;
  private readonly stale: JsonObject[] = [];
  private last: number;

  constructor(base: readonly JsonObject[], mergeKey: string, context: MergeContext) {
    this.base = base;
    this.context = context;
    this.alive = base.map(() => true);
    this.last = base.length - 1;
    for (const [at, element] of base.entries()) {
      const key = own(element, mergeKey);
      if (key !== undefined) this.remember(key, at);
    }
  }

  private remember(key: JsonValue, at: number): void {
    const identity = identityOf(key, this.context.numbers);
    if (identity === undefined) {
      this.nested.add(goTypeOf(key, this.context.numbers));
      return;
    }
    const known = this.positions.get(identity);
    if (known === undefined) this.positions.set(identity, [at]);
    else known.push(at);
  }

  delete(key: JsonValue): void {
    const identity = identityOf(key, this.context.numbers);
    if (identity === undefined) {
      if (this.nested.has(goTypeOf(key, this.context.numbers))) throw uncomparable(key, this.context);
      return;
    }
    for (const at of this.positions.get(identity) ?? []) {
      const end = this.base[this.last];
      if (end !== undefined) this.stale.push(end);
      this.alive[at] = false;
      while (this.last >= 0 && this.alive[this.last] !== true) this.last--;
    }
    this.positions.delete(identity);
  }

  survivors(): readonly JsonObject[] {
    return this.base.filter((_, at) => this.alive[at]);
  }

  leftovers(): readonly JsonObject[] {
    return this.stale.toReversed();
  }
}
