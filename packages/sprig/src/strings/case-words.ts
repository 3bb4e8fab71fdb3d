import { runesOf } from "../text/bytes.ts";
import { lowerRune, titleRune, upperRune } from "../unicode/case.ts";
import { isDigit, isLetter, isLower, isSpace, isTitle, isUpper } from "../unicode/classes.ts";

/** Behaves as: strings.ToUpper. */
export function upper(text: string): string {
  return runesOf(text).map(upperRune).join("");
}

/** Behaves as: strings.ToLower. */
export function lower(text: string): string {
  return runesOf(text).map(lowerRune).join("");
}

/** The first letter of every word in title case. Behaves as: strings.Title. */
export function title(text: string): string {
  let before = " ";
  return runesOf(text)
    .map((rune) => {
      const opens = separatesWords(before);
      before = rune;
      return opens ? titleRune(rune) : rune;
    })
    .join("");
}

function separatesWords(rune: string): boolean {
  if (rune < "\x80") {
    return !/[0-9A-Za-z_]/.test(rune);
  }
  return !isLetter(rune) && !isDigit(rune) && isSpace(rune);
}

/** The first rune of every word in lower case. Behaves as: goutils.Uncapitalize. */
export function untitle(text: string): string {
  let opens = true;
  return runesOf(text)
    .map((rune) => {
      const first = opens && !isSpace(rune);
      opens = isSpace(rune);
      return first ? lowerRune(rune) : rune;
    })
    .join("");
}

/** Capitals become small, small letters capital, or title case where a word begins. Behaves as: goutils.SwapCase. */
export function swapCase(text: string): string {
  let opens = true;
  return runesOf(text)
    .map((rune) => {
      const first = opens;
      const cased = isUpper(rune) || isTitle(rune) || isLower(rune);
      opens = !cased && isSpace(rune);
      if (!isLower(rune)) {
        return cased ? lowerRune(rune) : rune;
      }
      return first ? titleRune(rune) : upperRune(rune);
    })
    .join("");
}
