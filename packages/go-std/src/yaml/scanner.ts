import { DASH, END, HASH, isBreak, isBreakOrEnd, PERCENT, SPACE, TAB } from "./chars.ts";
import type { Dialect } from "./dialect.ts";
import { atDocumentMark } from "./document-mark.ts";
import { fetchIndicator } from "./fetch-indicator.ts";
import { fetchScalar } from "./fetch-scalar.ts";
import { scanDirective } from "./scan-directive.ts";
import { ScanState } from "./scan-state.ts";
import { Kind, type Token } from "./token.ts";

/**
 * Cuts a YAML text into tokens, indentation turned to start and end tokens.
 *
 * Behaves as: go-yaml v2, scanner.
 */
export class Scanner {
  readonly #state: ScanState;
  #ready: Token | undefined;

  constructor(text: string, dialect: Dialect, maxDepth: number) {
    this.#state = new ScanState(text, dialect, maxDepth);
  }

  /** The next token; it stays until {@link take}. After the last one comes a stream end, for ever. */
  peek(): Token {
    this.#ready ??= this.#next();
    return this.#ready;
  }

  take(): void {
    this.#state.queue.take();
    this.#ready = undefined;
  }

  #next(): Token {
    const { queue, keys } = this.#state;
    for (;;) {
      const { head } = queue;
      if (head !== undefined) {
        keys.check();
        if (!keys.holds(head)) return head;
      }
      fetch(this.#state);
    }
  }
}

/** Reads on until there is at least one token more. */
function fetch(state: ScanState): void {
  const { cursor } = state;
  skipToToken(state);
  state.keys.check();
  state.unroll(cursor.column);
  const code = cursor.peek();
  if (code === END) return fetchStreamEnd(state);
  if (cursor.pos === cursor.lineStart) {
    if (code === PERCENT) return fetchDirective(state);
    if (atDocumentMark(cursor)) return fetchDocumentMark(state, code);
  }
  if (!fetchIndicator(state, code)) fetchScalar(state, code);
}

/** Steps over spaces, comments and line breaks; over tabs only where no key may begin. */
function skipToToken({ cursor, keys }: ScanState): void {
  const inFlow = keys.depth > 0;
  for (;;) {
    for (let code = cursor.peek(); ; code = cursor.peek()) {
      if (code !== SPACE && (code !== TAB || (keys.allowed && !inFlow))) break;
      cursor.pos++;
    }
    if (cursor.peek() === HASH) while (!isBreakOrEnd(cursor.peek())) cursor.pos++;
    if (!isBreak(cursor.peek())) return;
    cursor.takeBreak();
    if (!inFlow) keys.allowed = true;
  }
}

function fetchStreamEnd(state: ScanState): void {
  const { cursor } = state;
  if (cursor.pos !== cursor.lineStart) {
    cursor.line++;
    cursor.lineStart = cursor.pos;
  }
  state.endBlocks();
  state.queue.push(Kind.streamEnd, cursor);
}

function fetchDirective(state: ScanState): void {
  state.endBlocks();
  const { pos, line, column } = state.cursor;
  const directive = scanDirective(state.cursor);
  const kind = directive.kind === "version" ? Kind.versionDirective : Kind.tagDirective;
  const token = state.queue.push(kind, { pos, line, column });
  token.value = directive.value;
  token.handle = directive.handle;
}

function fetchDocumentMark(state: ScanState, code: number): void {
  state.endBlocks();
  state.queue.push(code === DASH ? Kind.documentStart : Kind.documentEnd, state.cursor);
  state.cursor.pos += 3;
}
