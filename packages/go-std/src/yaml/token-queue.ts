import type { Token, TokenKind } from "./token.ts";

/** Where a token stands. */
interface Spot {
  readonly pos: number;
  readonly line: number;
  readonly column: number;
}

/** The tokens that were read and not yet taken; some are only known to belong between others when a `:` comes. */
export class TokenQueue {
  /** Those from `#head` up to `#end`; places beyond are used again. */
  readonly #tokens: (Token | undefined)[] = [];
  #head = 0;
  #end = 0;
  #taken = 0;

  /** The first token not yet taken. */
  get head(): Token | undefined {
    return this.#head < this.#end ? this.#tokens[this.#head] : undefined;
  }

  take(): void {
    this.#tokens[this.#head] = undefined;
    this.#head++;
    this.#taken++;
    if (this.#head !== this.#end) return;
    this.#head = 0;
    this.#end = 0;
  }

  /** Adds a token and gives it, to be filled in. */
  push(kind: TokenKind, spot: Spot): Token {
    const token = bare(kind, spot, this.#taken + this.#end - this.#head);
    this.#tokens[this.#end] = token;
    this.#end++;
    return token;
  }

  /** Puts a token before another; if that one was already taken, at the end, as go-yaml does. */
  insert(kind: TokenKind, before: Token): void {
    const offset = before.number - this.#taken;
    const at = offset < 0 ? this.#end : offset + this.#head;
    for (let to = this.#end; to > at; to--) this.#tokens[to] = this.#tokens[to - 1];
    this.#tokens[at] = bare(kind, before, before.number);
    this.#end++;
  }
}

function bare(kind: TokenKind, { pos, line, column }: Spot, number: number): Token {
  return {
    kind,
    pos,
    line,
    column,
    number,
    value: "",
    handle: "",
    style: "plain",
    indent: 0,
    mayBeKey: false,
    mustBeKey: false,
    held: false,
  };
}
