import type { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import type { SimpleKey } from "./token.ts";

/** An implicit key and its colon must be on one line and no further apart than this. */
const LONGEST_KEY = 1024;

interface Level {
  /** The last place at this level where a key may have begun. */
  key: SimpleKey | undefined;
  /** The key that the opening bracket of this level may be. */
  readonly opener: SimpleKey | undefined;
}

/** The places, one a level of brackets, where an implicit mapping key may have begun. */
export class SimpleKeys {
  /** A key may begin here. */
  allowed = true;
  readonly #cursor: Cursor;
  readonly #dialect: Dialect;
  readonly #outer: Level[] = [];
  #level: Level = { key: undefined, opener: undefined };

  constructor(cursor: Cursor, dialect: Dialect) {
    this.#cursor = cursor;
    this.#dialect = dialect;
  }

  /** Brackets open; inside them keys are looked for anew. `opener`: the key that the bracket itself may start. */
  open(opener: SimpleKey | undefined): void {
    this.#outer.push(this.#level);
    this.#level = { key: undefined, opener };
  }

  /** Brackets close; one too many is left to the grammar. */
  close(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    const { key, opener } = this.#level;
    if (this.#dialect.emptyBracketsAreNoKey && key === undefined && opener !== undefined) opener.held = false;
    this.#level = outer;
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.#outer.length;
  }

  /** Notes that the next token, number `token`, may start a key. */
  save(token: number, required: boolean): SimpleKey | undefined {
    if (!this.allowed) return undefined;
    this.remove();
    const { pos, line, column } = this.#cursor;
    const key = { possible: true, held: true, required, token, pos, line, column };
    this.#level.key = key;
    return key;
  }

  /** What was noted at this level is no key; that is an error where only a key could stand. */
  remove(): void {
    const { key } = this.#level;
    if (key === undefined || !key.possible) return;
    if (key.required) this.#cursor.fail("could not find expected ':'");
    key.possible = false;
  }

  /** The key that the `:` under the cursor belongs to. */
  take(): SimpleKey | undefined {
    const { key } = this.#level;
    if (key === undefined || !isPossible(key, this.#cursor)) return undefined;
    key.possible = false;
    return key;
  }

  /** Tells if a token must wait until it is known whether this key, which it may start, is one. */
  holds(key: SimpleKey | undefined): boolean {
    return key !== undefined && key.held && isPossible(key, this.#cursor);
  }

  /** Refuses a text that went on behind what had to be a key, where this version looks for that at once. */
  check(): void {
    if (!this.#dialect.eagerKeys) return;
    const { key } = this.#outer[0] ?? this.#level;
    if (key?.required) isPossible(key, this.#cursor);
  }
}

/** Tells if a `:` under the cursor could still make it a key. */
function isPossible(key: SimpleKey, cursor: Cursor): boolean {
  if (!key.possible) return false;
  if (key.line === cursor.line && cursor.pos - key.pos <= LONGEST_KEY) return true;
  if (key.required) cursor.fail("could not find expected ':'");
  key.possible = false;
  return false;
}
