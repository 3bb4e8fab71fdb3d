import { isPrint } from "@outrigger/go-std/fmt";
import { countLines } from "../errors/source.ts";
import { hasRightTrim, isSpace, skipSpace, TRIM_MARKER_LENGTH } from "./delims.ts";
import { lexNumber, lexQuoted, lexRawString } from "./lex-literal.ts";
import type { LexState } from "./lex-state.ts";
import { fail, isRight, take } from "./lex-state.ts";
import { lexIdentifier, lexWord } from "./lex-word.ts";
import { describeRune, isAlphanumeric, isDigit } from "./runes.ts";
import type { Token } from "./token.ts";

/** The next token inside an action. */
export function lexAction(state: LexState): Token {
  const { text } = state;
  if (atRightDelim(state, state.position)) {
    return state.parens === 0 ? lexRightDelim(state) : fail(state, "unclosed left paren");
  }
  const rune = text.codePointAt(state.position);
  if (rune === undefined) {
    return fail(state, "unclosed action");
  }
  if (isSpace(rune)) {
    return lexSpace(state);
  }
  if (isAlphanumeric(rune) && !isDigit(rune)) {
    return lexIdentifier(state);
  }
  return lexSign(state, rune);
}

/** Whatever starts with neither a blank nor a letter. */
function lexSign(state: LexState, rune: number): Token {
  const { text } = state;
  const sign = String.fromCodePoint(rune);
  switch (sign) {
    case '"':
      return lexQuoted(state, { mark: '"', kind: "string", unclosed: "unterminated quoted string" });
    case "'":
      return lexQuoted(state, { mark: "'", kind: "character", unclosed: "unterminated character constant" });
    case "`":
      return lexRawString(state);
    case "$":
      return lexWord(state, "variable");
    case ":":
      state.position += 2;
      return text.charAt(state.position - 1) === "=" ? take(state, "declare") : fail(state, "expected :=");
    case "(":
      state.parens++;
      return takeOne(state, "leftParen");
    case ")":
      state.parens--;
      return state.parens < 0 ? fail(state, "unexpected right paren") : takeOne(state, "rightParen");
    case "=":
      return takeOne(state, "assign");
    case "|":
      return takeOne(state, "pipe");
    default:
      return lexNumberOrOther(state, rune);
  }
}

function lexNumberOrOther(state: LexState, rune: number): Token {
  const next = state.text.charCodeAt(state.position + 1);
  if (rune === 0x2e && !Number.isNaN(next) && !isDigit(next)) {
    return lexWord(state, "field");
  }
  if (rune === 0x2e || rune === 0x2b || rune === 0x2d || isDigit(rune)) {
    return lexNumber(state);
  }
  if (rune < 0x80 && isPrint(rune)) {
    return takeOne(state, "other");
  }
  return fail(state, `unrecognized character in action: ${describeRune(rune)}`);
}

function takeOne(state: LexState, kind: Token["kind"]): Token {
  state.position++;
  return take(state, kind);
}

function lexRightDelim(state: LexState): Token {
  const { text } = state;
  const { right } = state.options.delims;
  const trim = hasRightTrim(text, state.position) && text.startsWith(right, state.position + TRIM_MARKER_LENGTH);
  if (trim) {
    state.position += TRIM_MARKER_LENGTH;
    state.line += text.charCodeAt(state.start) === 0x0a ? 1 : 0;
    state.start = state.position;
    state.startLine = state.line;
  }
  state.position += right.length;
  const token = take(state, "rightDelim");
  state.insideAction = false;
  if (trim) {
    const end = skipSpace(text, state.position);
    state.line += countLines(text, state.position, end);
    state.position = end;
    state.start = end;
    state.startLine = state.line;
  }
  return token;
}

/** A run of blanks; the last one is left to the right delimiter when a trim marker follows it. */
function lexSpace(state: LexState): Token {
  const end = skipSpace(state.text, state.position);
  const marked = hasRightTrim(state.text, end - 1) && isRight(state, end - 1 + TRIM_MARKER_LENGTH);
  const stop = marked ? end - 1 : end;
  if (stop === state.position) {
    return lexRightDelim(state);
  }
  state.line += countLines(state.text, state.position, stop);
  state.position = stop;
  return take(state, "space");
}

function atRightDelim(state: LexState, at: number): boolean {
  return (hasRightTrim(state.text, at) && isRight(state, at + TRIM_MARKER_LENGTH)) || isRight(state, at);
}
