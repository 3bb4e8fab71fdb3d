import { isDigit, isLetter } from "../unicode/classes.ts";
import { checkTextSize } from "../limits.ts";
import { findMatch, type Match, type Pattern } from "./pattern.ts";

/** Matches that do not overlap, at most `count` of them unless it is negative. Behaves as: Regexp.FindAllStringSubmatchIndex. */
export function* findAll(pattern: Pattern, text: string, count: bigint): Iterable<Match> {
  let left = count < 0n ? BigInt(text.length + 1) : count;
  let before = -1;
  for (let at = 0; left > 0n && at <= text.length; ) {
    const match = findMatch(pattern, text, at);
    const [start, end] = match?.[0] ?? [-1, -1];
    if (match === undefined) {
      return;
    }
    const isEmptyHere = end === at;
    at = isEmptyHere ? at + widthAt(text, at) : end;
    if (!isEmptyHere || start !== before) {
      left--;
      yield match;
    }
    before = end;
  }
}

/** Every match replaced by what `replacement` gives. Behaves as: Regexp.ReplaceAllString and its siblings. */
export function replaceAll(pattern: Pattern, text: string, replacement: (match: Match) => string): string {
  let out = "";
  let copied = 0;
  for (let at = 0; at <= text.length; ) {
    const match = findMatch(pattern, text, at);
    if (match === undefined) {
      break;
    }
    const [start, end] = match[0] ?? [0, 0];
    out += text.slice(copied, start);
    if (end > copied || start === 0) {
      out += replacement(match);
      checkTextSize("regexReplaceAll", out.length);
    }
    copied = end;
    at = Math.max(at + widthAt(text, at), end);
  }
  return out + text.slice(copied);
}

/** Behaves as: Regexp.Split. */
export function splitBy(pattern: Pattern, text: string, count: bigint): readonly string[] | undefined {
  if (count === 0n) {
    return undefined;
  }
  if (pattern.source !== "" && text === "") {
    return [""];
  }
  const parts: string[] = [];
  let from = 0;
  let last = 0;
  for (const [[start, end] = [0, 0]] of findAll(pattern, text, count)) {
    if (count > 0n && BigInt(parts.length) === count - 1n) {
      break;
    }
    last = start;
    if (end !== 0) {
      parts.push(text.slice(from, start));
    }
    from = end;
  }
  if (last !== text.length) {
    parts.push(text.slice(from));
  }
  return parts;
}

/** Size of the rune at an index; 1 past the end. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** `$1`, `$name`, `${name}` replaced by groups, `$$` by a dollar sign. Behaves as: Regexp.Expand. */
export function expandTemplate(pattern: Pattern, template: string, parts: { text: string; match: Match }): string {
  let out = "";
  let at = 0;
  for (let dollar = template.indexOf("$"); dollar >= 0; dollar = template.indexOf("$", at)) {
    out += template.slice(at, dollar);
    const reference = readReference(template, dollar + 1);
    if (reference === undefined) {
      out += "$";
      at = dollar + (template.charAt(dollar + 1) === "$" ? 2 : 1);
    } else {
      out += groupText(pattern, reference.name, parts);
      at = reference.end;
    }
  }
  return out + template.slice(at);
}

function readReference(template: string, from: number): { name: string; end: number } | undefined {
  const braced = template.charAt(from) === "{";
  let end = braced ? from + 1 : from;
  const start = end;
  while (end < template.length) {
    const rune = String.fromCodePoint(template.codePointAt(end) ?? 0);
    if (rune !== "_" && !isLetter(rune) && !isDigit(rune)) {
      break;
    }
    end += rune.length;
  }
  const closed = !braced || template.charAt(end) === "}";
  return end === start || !closed ? undefined : { name: template.slice(start, end), end: braced ? end + 1 : end };
}

function groupText({ names }: Pattern, name: string, { text, match }: { text: string; match: Match }): string {
  const isNumber = /^(?:0|[1-9][0-9]{0,8})$/.test(name);
  const candidates = isNumber ? [Number(name)] : [...names.keys()].filter((group) => names[group] === name);
  for (const group of candidates) {
    const [start, end] = match[group] ?? [-1, -1];
    if (start >= 0) {
      return text.slice(start, end);
    }
  }
  return "";
}
