import { Cursor, type Mark } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { SimpleKeys } from "./simple-keys.ts";
import { Kind, type TokenKind } from "./token.ts";
import { TokenQueue } from "./token-queue.ts";

/** What the scanner's parts share: the place in the text, the tokens made, the keys that may have begun, the indentation. */
export class ScanState {
  readonly cursor: Cursor;
  readonly queue = new TokenQueue();
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

  /** The next token may start an implicit key. */
  saveKey(): void {
    const required = !this.inFlow && this.indent === this.cursor.column;
    this.queue.expect(this.keys.save(this.queue.next, required));
  }

  /** Refuses one level of collections too many. */
  checkDepth(levels: number): void {
    if (levels > this.#maxDepth) this.cursor.fail(`exceeded max depth of ${this.#maxDepth}`);
  }

  /** A block collection begins at this column, if none does yet. `before`: the number of the token to put its start at. */
  roll(kind: TokenKind, mark: Pick<Mark, "line" | "column">, before = -1): void {
    if (this.inFlow || this.indent >= mark.column) return;
    this.#indents.push(this.indent);
    this.indent = mark.column;
    this.checkDepth(this.#indents.length);
    if (before < 0) this.queue.push(kind, mark);
    else this.queue.insert(before, kind, mark);
  }

  /** Block collections further right than this column end. */
  unroll(column: number): void {
    if (this.inFlow) return;
    while (this.indent > column) {
      this.queue.push(Kind.blockEnd, this.cursor.mark());
      this.indent = this.#indents.pop() ?? -1;
    }
  }

  /** All block collections end, and nothing before this place was a key. */
  endBlocks(): void {
    this.unroll(-1);
    this.keys.remove();
    this.keys.allowed = false;
  }
}
