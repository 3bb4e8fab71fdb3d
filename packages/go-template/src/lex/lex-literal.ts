import { quote } from "@outrigger/go-std/fmt";
import { countLines } from "../errors/source.ts";
import type { LexState } from "./lex-state.ts";
import { fail, take } from "./lex-state.ts";
import { isAlphanumeric } from "./runes.ts";
import { scanNumber } from "./scan-number.ts";
import type { Token } from "./token.ts";

/** A literal in quotes: a backslash keeps its next character from ending it. */
export function lexQuoted(
  state: LexState,
  literal: { mark: string; kind: "string" | "character"; unclosed: string },
): Token {
  const { text } = state;
  for (let at = state.position + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === literal.mark) {
      state.position = at + 1;
      return take(state, literal.kind);
    }
    if (character === "\\") {
      at++;
    }
    if (text.charAt(at) === "\n") {
      break;
    }
  }
  return fail(state, literal.unclosed);
}

/** A literal in back quotes, which may go over lines. */
export function lexRawString(state: LexState): Token {
  const close = state.text.indexOf("`", state.position + 1);
  if (close < 0) {
    return fail(state, "unterminated raw quoted string");
  }
  state.line += countLines(state.text, state.position, close);
  state.position = close + 1;
  return take(state, "rawString");
}

/** A number, or two of them as a complex constant: 1+2i. */
export function lexNumber(state: LexState): Token {
  const { text } = state;
  const first = scanNumber(text, state.position);
  if (!endsNumber(text, first)) {
    return badNumber(state, first);
  }
  const sign = text.charAt(first);
  if (sign !== "+" && sign !== "-") {
    state.position = first;
    return take(state, "number");
  }
  const second = scanNumber(text, first);
  if (!endsNumber(text, second)) {
    return badNumber(state, second);
  }
  state.position = second;
  return text.charAt(second - 1) === "i" ? take(state, "complex") : badNumberText(state, second);
}

function endsNumber(text: string, at: number): boolean {
  const rune = text.codePointAt(at);
  return rune === undefined || !isAlphanumeric(rune);
}

/** Go shows the number up to and with the character that spoils it. */
function badNumber(state: LexState, at: number): Token {
  return badNumberText(state, at + ((state.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
}

function badNumberText(state: LexState, end: number): Token {
  return fail(state, `bad number syntax: ${quote(state.text.slice(state.start, end))}`);
}
