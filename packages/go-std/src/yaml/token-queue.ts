import type { Token, TokenKind } from "./token.ts";

/** Where a token stands. */
interface Spot {
  readonly pos: number;
  readonly line: number;
  readonly column: number;
}

/** The tokens that were read and not yet taken; some are only known to belong between others when a `:` comes. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  #head = 0;
  #taken = 0;

  /** The first token not yet taken. */
  get head(): Token | undefined {
    return this.#tokens[this.#head];
  }

  take(): void {
    this.#head++;
    this.#taken++;
    if (this.#head !== this.#tokens.length) return;
    this.#tokens.length = 0;
    this.#head = 0;
  }

  /** Adds a token and gives it, to be filled in. */
  push(kind: TokenKind, spot: Spot): Token {
    const token = bare(kind, spot, this.#taken + this.#tokens.length - this.#head);
    this.#tokens.push(token);
    return token;
  }

  /** Puts a token before another; if that one was already taken, at the end, as go-yaml does. */
  insert(kind: TokenKind, before: Token): void {
    const offset = before.number - this.#taken;
    const token = bare(kind, before, before.number);
    if (offset < 0) this.#tokens.push(token);
    else this.#tokens.splice(offset + this.#head, 0, token);
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
