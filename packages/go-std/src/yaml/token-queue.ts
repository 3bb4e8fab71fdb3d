import { Kind, type ScalarStyle, type SimpleKey, type Token, type TokenKind } from "./token.ts";

interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a scalar's token says beside its place. */
interface ScalarText {
  readonly value: string;
  readonly style: ScalarStyle;
  readonly indent: number;
}

/** The tokens that were read and not yet taken; some are only known to belong between others when a `:` comes. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  #head = 0;
  #taken = 0;
  #pending: SimpleKey | undefined;

  /** The number that the next token will have, counted from the beginning of the text. */
  get next(): number {
    return this.#taken + this.#tokens.length - this.#head;
  }

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

  /** The key that the next token to be pushed may start. */
  get expected(): SimpleKey | undefined {
    return this.#pending;
  }

  /** The next token to be pushed may start this key. */
  expect(key: SimpleKey | undefined): void {
    this.#pending = key;
  }

  push(kind: TokenKind, place: Place): void {
    this.#add(bare(kind, place));
  }

  pushScalar(place: Place, text: ScalarText): void {
    const { line, column } = place;
    const { value, style, indent } = text;
    this.#add({ kind: Kind.scalar, line, column, value, handle: "", style, indent, key: undefined });
  }

  /** An alias, anchor, tag or directive. */
  pushText(kind: TokenKind, place: Place, text: { readonly value: string; readonly handle?: string }): void {
    this.#add({ ...bare(kind, place), value: text.value, handle: text.handle ?? "" });
  }

  /** Puts a token before the one with this number; if that one was already taken, at the end, as go-yaml does. */
  insert(number: number, kind: TokenKind, place: Place): void {
    const offset = number - this.#taken;
    if (offset < 0) this.#tokens.push(bare(kind, place));
    else this.#tokens.splice(offset + this.#head, 0, bare(kind, place));
  }

  #add(token: Token): void {
    token.key = this.#pending;
    this.#pending = undefined;
    this.#tokens.push(token);
  }
}

function bare(kind: TokenKind, { line, column }: Place): Token {
  return { kind, line, column, value: "", handle: "", style: "plain", indent: 0, key: undefined };
}
