import { isJsonObject, type JsonValue } from "@outrigger/go-std/json";
import { LIST, type Identity, MAP, goTypeOf, identityOf, own } from "./go-value.ts";
import { uncomparable } from "./go-panic.ts";
import { failure, type MergeContext } from "./merge-context.ts";

/** Finds elements of a list by merge key (or by value, without one): the first that is equal, at no cost that grows with the list. */
export class ElementIndex {
  private readonly positions = new Map<Identity, number>();
  /** First element with a map, and with a list, where the key should be: Go panics when it compares two of a kind. */
  private readonly nested = new Map<string, number>();
  /** First element that is no map. */
  private stray = Infinity;
  private readonly mergeKey: string;
  private readonly context: MergeContext;

  constructor(elements: readonly JsonValue[], mergeKey: string, context: MergeContext) {
    this.mergeKey = mergeKey;
    this.context = context;
    for (const [at, element] of elements.entries()) this.addElement(element, at);
  }

  private addElement(element: JsonValue, at: number): void {
    if (this.mergeKey === "") {
      this.add(element, at);
    } else if (isJsonObject(element)) {
      const key = own(element, this.mergeKey);
      if (key !== undefined) this.add(key, at);
    } else {
      this.stray = Math.min(this.stray, at);
    }
  }

  /** Tells of an element whose key is `key`. */
  add(key: JsonValue, at: number): void {
    const identity = identityOf(key, this.context.numbers);
    if (identity === undefined) {
      const kind = goTypeOf(key, this.context.numbers);
      if (!this.nested.has(kind)) this.nested.set(kind, at);
    } else if (!this.positions.has(identity)) {
      this.positions.set(identity, at);
    }
  }

  /** Forgets the elements whose key is `key`. */
  forget(key: JsonValue): void {
    const identity = identityOf(key, this.context.numbers);
    if (identity !== undefined) this.positions.delete(identity);
  }

  /** Where the first element with this key is; -1 without one. Behaves as: strategicpatch, findMapInSliceBasedOnKeyValue. */
  find(key: JsonValue): number {
    const at = this.locate(key);
    const stop = at === PANIC ? this.panicAt(key) : at < 0 ? Infinity : at;
    if (this.stray < stop) throw failure(this.context, "merge-list", `value for key ${this.stray} is not a map`);
    return this.rankOf(key);
  }

  /** As {@link find}, in a list whose elements are known to be fit. Behaves as: strategicpatch, index. */
  rankOf(key: JsonValue): number {
    const at = this.locate(key);
    if (at === PANIC) throw uncomparable(key, this.context);
    return at;
  }

  /** As {@link rankOf}, with {@link PANIC} instead of an error. */
  locate(key: JsonValue): number {
    const identity = identityOf(key, this.context.numbers);
    if (identity !== undefined) return this.positions.get(identity) ?? -1;
    return this.panicAt(key) === Infinity ? -1 : PANIC;
  }

  private panicAt(key: JsonValue): number {
    return this.nested.get(Array.isArray(key) ? LIST : MAP) ?? Infinity;
  }
}

/** What {@link ElementIndex.locate} answers where Go would panic. */
export const PANIC = -2;
