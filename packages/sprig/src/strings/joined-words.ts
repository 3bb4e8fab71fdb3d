import { lowerRune, upperRune } from "../unicode/case.ts";
import { isSpace, isUpper } from "../unicode/classes.ts";
import { runesOf } from "../text/bytes.ts";
import { type CaseWord, splitCaseWords } from "./case-word.ts";

/** Behaves as: xstrings.ToPascalCase. */
export function pascalCase(text: string): string {
  const runes = runesOf(text);
  const start = runes.findIndex((rune) => !isConnector(rune));
  if (start < 0) {
    // A text of connectors only ends in its last one twice.
    return runes.join("") + (runes.at(-1) ?? "");
  }
  const first = runes[start] ?? "";
  let out = runes.slice(0, start).join("");
  let held = upperRune(first);
  // In a word that begins with a capital, the capitals right after it become small.
  let inCapitals = isUpper(first);
  for (const rune of runes.slice(start + 1)) {
    let next = rune;
    if (!isConnector(held)) {
      out += held;
      inCapitals &&= isUpper(rune);
      next = inCapitals ? lowerRune(rune) : rune;
    } else if (isConnector(rune)) {
      out += held;
    } else {
      inCapitals = isUpper(rune);
      next = upperRune(rune);
    }
    held = next;
  }
  return out + held;
}

/** Behaves as: xstrings.ToSnakeCase with `_`, ToKebabCase with `-`. */
export function lowerWords(text: string, connector: string): string {
  const words = splitCaseWords(text);
  let out = "";
  let at = 0;
  const peek = (): CaseWord["kind"] | undefined => words[at]?.kind;
  const write = (): void => {
    const word = words[at++];
    out += word === undefined ? "" : lowered(word, connector);
  };
  const writeTail = (): void => {
    while (peek() === "alphabet" || peek() === "number") {
      write();
    }
    out += startsWord(peek()) ? connector : "";
  };
  while (at < words.length - 1) {
    const kind = peek();
    write();
    if (kind === "number") {
      writeTail();
    } else if (kind === "connector" || kind === "punct") {
      continue;
    } else if (peek() !== "number") {
      out += peek() === "connector" || peek() === "punct" ? "" : connector;
    } else if (at < words.length - 1) {
      writeNumber();
    }
  }
  for (; at < words.length; ) {
    write();
  }
  return out;

  /** A number after a word stands with it, unless small letters follow. */
  function writeNumber(): void {
    const after = words[at + 1]?.kind;
    if (after === "alphabet") {
      out += connector;
      write();
      writeTail();
      return;
    }
    write();
    out += after === "connector" || after === "punct" ? "" : connector;
  }
}

function startsWord(kind: CaseWord["kind"] | undefined): boolean {
  return kind === "upper" || kind === "other";
}

function lowered(word: CaseWord, connector: string): string {
  if (word.kind !== "upper" && word.kind !== "connector") {
    return word.text;
  }
  return runesOf(word.text)
    .map((rune) => (isConnector(rune) ? connector : isUpper(rune) ? lowerRune(rune) : rune))
    .join("");
}

/** What stands between words. */
function isConnector(rune: string): boolean {
  return rune === "-" || rune === "_" || isSpace(rune);
}
