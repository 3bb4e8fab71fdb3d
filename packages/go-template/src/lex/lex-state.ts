import type { Delims } from "./delims.ts";
import type { Token, TokenKind } from "./token.ts";

/** What the lexer is told besides the text. */
export interface LexOptions {
  readonly delims: Delims;
  /** Functions of these names make the keywords plain identifiers, as in Go. */
  readonly breakIsFunction: boolean;
  readonly continueIsFunction: boolean;
}

/** Where the lexer stands. */
export interface LexState {
  readonly text: string;
  readonly options: LexOptions;
  position: number;
  /** Where the token being read starts. */
  start: number;
  line: number;
  startLine: number;
  /** Parentheses open in the action being read. */
  parens: number;
  insideAction: boolean;
  failed: boolean;
}

/** The token from the start to the position. */
export function take(state: LexState, kind: TokenKind): Token {
  const token: Token = {
    kind,
    value: state.text.slice(state.start, state.position),
    position: state.start,
    line: state.startLine,
  };
  state.start = state.position;
  state.startLine = state.line;
  return token;
}

/** An error in place of a token; there is nothing after it. */
export function fail(state: LexState, message: string): Token {
  state.failed = true;
  return { kind: "error", value: message, position: state.start, line: state.startLine };
}

/** Whether the right delimiter stands at a place. */
export function isRight(state: LexState, at: number): boolean {
  return state.text.startsWith(state.options.delims.right, at);
}
