import { isLetter, isNumber, isPunct, isSpace, isUpper } from "../unicode/classes.ts";

/** A part of a text as the functions that join words see it; `invalid` begins with what is no rune. */
export interface CaseWord {
  readonly kind: "number" | "upper" | "alphabet" | "connector" | "punct" | "other" | "invalid";
  readonly text: string;
}

/** A rune that counts, and the index behind it: invalid ones before it are skipped and belong to it. */
interface Seen {
  readonly rune: string;
  readonly end: number;
}

/**
 * Takes a text apart where letters, capitals, numbers and marks meet; `HTTPStatus` is `HTTP` and `Status`.
 * Behaves as: xstrings, the words of ToSnakeCase.
 */
export function splitCaseWords(text: string): readonly CaseWord[] {
  const runes = Array.from(text);
  const words: CaseWord[] = [];
  for (let at = 0; at < runes.length; ) {
    const { kind, end } = wordFrom(runes, at);
    words.push({ kind, text: runes.slice(at, end).join("") });
    at = end;
  }
  return words;
}

function wordFrom(runes: readonly string[], at: number): { kind: CaseWord["kind"]; end: number } {
  const { rune, end } = see(runes, at, "");
  const first = { rune, end };
  if (rune === "") {
    return { kind: "invalid", end };
  }
  if (isConnector(rune)) {
    return { kind: "connector", end: runWhile(runes, first, isConnector).end };
  }
  if (isPunct(rune)) {
    return { kind: "punct", end: runWhile(runes, first, isPunct).end };
  }
  if (isUpper(rune)) {
    return { kind: "upper", end: endOfCapitals(runes, first) };
  }
  if (isAlphabet(rune)) {
    return { kind: "alphabet", end: runWhile(runes, first, isSmall).end };
  }
  if (isNumber(rune)) {
    return { kind: "number", end: runWhile(runes, first, isNumber).end };
  }
  return { kind: "other", end: runWhile(runes, first, isOther).end };
}

/** Capitals in a row are one word but for the last one before a small letter; one capital takes the small letters after it. */
function endOfCapitals(runes: readonly string[], first: Seen): number {
  if (first.end >= runes.length) {
    return first.end;
  }
  const second = see(runes, first.end, first.rune);
  if (!isUpper(second.rune)) {
    return isAlphabet(second.rune) ? runWhile(runes, second, isSmall).end : first.end;
  }
  const run = runWhile(runes, second, isUpper);
  return run.end < runes.length && isAlphabet(run.stop) ? run.before : run.end;
}

/** Goes on while runes are accepted. `before`: where the last accepted one begins; `stop`: the rune that was not accepted. */
function runWhile(
  runes: readonly string[],
  first: Seen,
  accepts: (rune: string) => boolean,
): { end: number; before: number; stop: string } {
  let { end, rune } = first;
  let before = end - 1;
  while (end < runes.length) {
    const next = see(runes, end, rune);
    rune = next.rune;
    if (!accepts(rune)) {
      break;
    }
    before = end;
    end = next.end;
  }
  return { end, before, stop: rune };
}

function see(runes: readonly string[], at: number, before: string): Seen {
  for (let i = at; i < runes.length; i++) {
    const rune = runes[i] ?? "";
    if (rune !== "\ufffd" && !/^[\udc80-\udcff]$/u.test(rune)) {
      return { rune, end: i + 1 };
    }
  }
  return { rune: before, end: runes.length };
}

function isConnector(rune: string): boolean {
  return rune === "-" || rune === "_" || isSpace(rune);
}

/** Letters but for the Chinese ones. */
function isAlphabet(rune: string): boolean {
  return isLetter(rune) && !/[\u4e00-\u9fcc\u3400-\u4d85\u{20000}-\u{2b81d}]/u.test(rune);
}

function isSmall(rune: string): boolean {
  return isAlphabet(rune) && !isUpper(rune);
}

function isOther(rune: string): boolean {
  return !isConnector(rune) && !isAlphabet(rune) && !isNumber(rune) && !isPunct(rune);
}
