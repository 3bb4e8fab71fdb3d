import { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { SimpleKeys } from "./simple-keys.ts";
import { Kind, type Token, type TokenKind } from "./token.ts";
import { TokenQueue } from "./token-queue.ts";

/** What the scanner's parts share: the place in the text, the tokens made, the keys that may have begun, the indentation. */
export class ScanState {
  readonly cursor: Cursor;
  readonly queue: TokenQueue = new TokenQueue();
  readonly keys: SimpleKeys;
  /** The column of the innermost block collection; -1 outside any. */
  indent = -1;
  readonly #indents: number[] = [];
  readonly #maxDepth: number;

  constructor(text: string, dialect: Dialect, maxDepth: number) {
    this.cursor = new Cursor(text);
    this.keys = new SimpleKeys(this.cursor, dialect);
    this.#maxDepth = maxDepth;
  }

  get inFlow(): boolean {
    return this.keys.depth > 0;
  }

  /** Adds a token that stands here and may start an implicit key. */
  pushKey(kind: TokenKind): Token {
    const token = this.queue.push(kind, this.cursor);
    this.keys.save(token, this.indent === token.column && !this.inFlow);
    return token;
  }

  /** Refuses one level of collections too many. */
  checkDepth(levels: number): void {
    if (levels > this.#maxDepth) this.cursor.fail(`exceeded max depth of ${this.#maxDepth}`);
  }

  /** A block collection begins here, if none does yet in this column. */
  roll(kind: TokenKind): void {
    if (this.#begins(this.cursor.column)) this.queue.push(kind, this.cursor);
  }

  /** A block collection begins before a token that was read as it is its first key. */
  rollBefore(kind: TokenKind, token: Token): void {
    if (this.#begins(token.column)) this.queue.insert(kind, token);
  }

  /** Block collections further right than this column end. */
  unroll(column: number): void {
    if (this.inFlow) return;
    while (this.indent > column) {
      this.queue.push(Kind.blockEnd, this.cursor);
      this.indent = this.#indents.pop() ?? -1;
    }
  }

  /** All block collections end, and nothing before this place was a key. */
  endBlocks(): void {
    this.unroll(-1);
    this.keys.remove();
    this.keys.allowed = false;
  }

  #begins(column: number): boolean {
    if (this.inFlow || this.indent >= column) return false;
    this.#indents.push(this.indent);
    this.indent = column;
    this.checkDepth(this.#indents.length);
    return true;
  }
}
