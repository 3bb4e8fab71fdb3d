import { isSpace } from "./delims.ts";
import type { LexState } from "./lex-state.ts";
import { fail, isRight, take } from "./lex-state.ts";
import { describeRune, isAlphanumeric } from "./runes.ts";
import type { Token } from "./token.ts";
import { KEYWORDS } from "./token.ts";

/** What may follow a word besides a blank and the right delimiter. */
const TERMINATORS = ".,|:)(";

/** A keyword, a bool or the name of a function. */
export function lexIdentifier(state: LexState): Token {
  skipWord(state);
  const word = state.text.slice(state.start, state.position);
  const bad = badFollower(state);
  if (bad !== undefined) {
    return bad;
  }
  const keyword = KEYWORDS.get(word);
  const { breakIsFunction, continueIsFunction } = state.options;
  if ((keyword === "break" && breakIsFunction) || (keyword === "continue" && continueIsFunction)) {
    return take(state, "identifier");
  }
  return take(state, keyword ?? (word === "true" || word === "false" ? "bool" : "identifier"));
}

/** `.name` or `$name`; alone they are the dot and the root. */
export function lexWord(state: LexState, kind: "field" | "variable"): Token {
  state.position++;
  if (atTerminator(state)) {
    return take(state, kind === "field" ? "dot" : kind);
  }
  skipWord(state);
  return badFollower(state) ?? take(state, kind);
}

function skipWord(state: LexState): void {
  for (;;) {
    const rune = state.text.codePointAt(state.position);
    if (rune === undefined || !isAlphanumeric(rune)) {
      return;
    }
    state.position += rune > 0xffff ? 2 : 1;
  }
}

function badFollower(state: LexState): Token | undefined {
  if (atTerminator(state)) {
    return undefined;
  }
  return fail(state, `bad character ${describeRune(state.text.codePointAt(state.position) ?? 0)}`);
}

function atTerminator(state: LexState): boolean {
  const { text, position } = state;
  return (
    position >= text.length ||
    isSpace(text.charCodeAt(position)) ||
    TERMINATORS.includes(text.charAt(position)) ||
    isRight(state, position)
  );
}
