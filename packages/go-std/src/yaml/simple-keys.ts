import type { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import type { Token } from "./token.ts";

/** An implicit key and its colon must be on one line and no further apart than this. */
const LONGEST_KEY = 1024;

interface Level {
  /** The last token at this level that may have begun a key. */
  key: Token | undefined;
  /** The bracket that opens this level. */
  readonly opener: Token | undefined;
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

  /** How many brackets are open. */
  get depth(): number {
    return this.#outer.length;
  }

  /** Brackets open; inside them keys are looked for anew. */
  open(opener: Token): void {
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

  /** Notes that a token may start a key, where one is allowed. */
  save(token: Token, required: boolean): void {
    if (!this.allowed) return;
    this.remove();
    token.mayBeKey = true;
    token.mustBeKey = required;
    token.held = true;
    this.#level.key = token;
  }

  /** What was noted at this level is no key; that is an error where only a key could stand. */
  remove(): void {
    const { key } = this.#level;
    if (key === undefined || !key.mayBeKey) return;
    if (key.mustBeKey) this.#cursor.fail("could not find expected ':'");
    key.mayBeKey = false;
  }

  /** The token that begins the key which the `:` under the cursor belongs to. */
  take(): Token | undefined {
    const { key } = this.#level;
    if (key === undefined || !isPossible(key, this.#cursor)) return undefined;
    key.mayBeKey = false;
    return key;
  }

  /** Tells if a token must wait until it is known whether it starts a key. */
  holds(token: Token): boolean {
    return token.held && isPossible(token, this.#cursor);
  }

  /** Refuses a text that went on behind what had to be a key, where this version looks for that at once. */
  check(): void {
    if (!this.#dialect.eagerKeys) return;
    const { key } = this.#outer[0] ?? this.#level;
    if (key?.mustBeKey) isPossible(key, this.#cursor);
  }
}

/** Tells if a `:` under the cursor could still make it a key. */
function isPossible(key: Token, cursor: Cursor): boolean {
  if (!key.mayBeKey) return false;
  if (key.line === cursor.line && cursor.pos - key.pos <= LONGEST_KEY) return true;
  if (key.mustBeKey) cursor.fail("could not find expected ':'");
  key.mayBeKey = false;
  return false;
}
