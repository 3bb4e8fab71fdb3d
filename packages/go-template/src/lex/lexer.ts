import { countLines } from "../errors/source.ts";
import {
  COMMENT_CLOSE,
  COMMENT_OPEN,
  hasLeftTrim,
  hasRightTrim,
  skipSpace,
  skipSpaceBack,
  TRIM_MARKER_LENGTH,
} from "./delims.ts";
import { lexAction } from "./lex-action.ts";
import type { LexOptions, LexState } from "./lex-state.ts";
import { fail, take } from "./lex-state.ts";
import type { Token } from "./token.ts";

/**
 * Cuts a template's text into tokens, one when asked. Positions are those of the text; every byte belongs to a token, a comment
 * or trimmed white space. After an error there is only the end.
 */
export class Lexer {
  private readonly state: LexState;

  constructor(text: string, options: LexOptions) {
    this.state = {
      text,
      options,
      position: 0,
      start: 0,
      line: 1,
      startLine: 1,
      parens: 0,
      insideAction: false,
      failed: false,
    };
  }

  next(): Token {
    const { state } = this;
    if (state.failed) {
      return { kind: "eof", value: "EOF", position: 0, line: state.startLine };
    }
    if (state.insideAction) {
      return lexAction(state);
    }
    for (;;) {
      const token = lexText(state);
      if (token !== undefined) {
        return token;
      }
    }
  }
}

/** Text up to the next action, the action's left delimiter, or the end; `undefined` after a comment. */
function lexText(state: LexState): Token | undefined {
  const { text } = state;
  const { left } = state.options.delims;
  const found = text.indexOf(left, state.position);
  if (found < 0) {
    return lexRest(state);
  }
  if (found === state.position) {
    return lexLeftDelim(state);
  }
  const trimmed = hasLeftTrim(text, found + left.length);
  const end = trimmed ? skipSpaceBack(text, state.start, found) : found;
  state.position = end;
  state.line += countLines(text, state.start, end);
  const token = end > state.start ? take(state, "text") : undefined;
  state.position = found;
  ignore(state);
  return token ?? lexLeftDelim(state);
}

function lexRest(state: LexState): Token {
  state.position = state.text.length;
  if (state.position > state.start) {
    state.line += countLines(state.text, state.start, state.position);
    return take(state, "text");
  }
  return { kind: "eof", value: "EOF", position: state.position, line: state.startLine };
}

function lexLeftDelim(state: LexState): Token | undefined {
  const { text } = state;
  state.position += state.options.delims.left.length;
  const marker = hasLeftTrim(text, state.position) ? TRIM_MARKER_LENGTH : 0;
  if (text.startsWith(COMMENT_OPEN, state.position + marker)) {
    state.position += marker;
    ignore(state);
    return lexComment(state);
  }
  const token = take(state, "leftDelim");
  state.insideAction = true;
  state.position += marker;
  ignore(state);
  state.parens = 0;
  return token;
}

function lexComment(state: LexState): Token | undefined {
  const { text } = state;
  const { right } = state.options.delims;
  const close = text.indexOf(COMMENT_CLOSE, state.position + COMMENT_OPEN.length);
  if (close < 0) {
    return fail(state, "unclosed comment");
  }
  let end = close + COMMENT_CLOSE.length;
  const trim = hasRightTrim(text, end) && text.startsWith(right, end + TRIM_MARKER_LENGTH);
  if (!trim && !text.startsWith(right, end)) {
    state.position = end;
    return fail(state, "comment ends before closing delimiter");
  }
  end += right.length + (trim ? TRIM_MARKER_LENGTH : 0);
  state.position = trim ? skipSpace(text, end) : end;
  ignore(state);
  return undefined;
}

/** Drops what was read since the last token. */
function ignore(state: LexState): void {
  state.line += countLines(state.text, state.start, state.position);
  state.start = state.position;
  state.startLine = state.line;
}
