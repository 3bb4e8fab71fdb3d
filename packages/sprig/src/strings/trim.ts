import { runesOf } from "../text/bytes.ts";
import { isSpace } from "../unicode/classes.ts";

/** Behaves as: strings.TrimSpace. */
export function trimSpace(text: string): string {
  return trimWhere(text, isSpace);
}

/** Drops the runes of `cutset` on both sides. Behaves as: strings.Trim. */
export function trimAround(text: string, cutset: string): string {
  const cut = new Set(runesOf(cutset));
  return trimWhere(text, (rune) => cut.has(/^[\udc80-\udcff]$/u.test(rune) ? "\ufffd" : rune));
}

function trimWhere(text: string, drops: (rune: string) => boolean): string {
  let start = 0;
  while (start < text.length) {
    const rune = runeAt(text, start);
    if (!drops(rune)) {
      break;
    }
    start += rune.length;
  }
  let end = text.length;
  while (end > start) {
    const rune = runeBefore(text, end);
    if (!drops(rune)) {
      break;
    }
    end -= rune.length;
  }
  return text.slice(start, end);
}

function runeAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function runeBefore(text: string, end: number): string {
  const pair = end > 1 ? text.codePointAt(end - 2) : undefined;
  return pair !== undefined && pair > 0xffff ? String.fromCodePoint(pair) : text.charAt(end - 1);
}
