import { canBackquote, quote } from "@outrigger/go-std/fmt";
import { RE2JS } from "re2js";
import { goError } from "../go-panic.ts";
import { readGroupNames } from "./group-names.ts";

/** A compiled regular expression, which matches in time linear in the text. */
export interface Pattern {
  readonly source: string;
  readonly regex: RE2JS;
  /** Names of the groups by number; empty for those without. */
  readonly names: readonly string[];
}

/** One match: where each group begins and ends, the whole match first; -1 where a group took no part. */
export type Match = readonly (readonly [start: number, end: number])[];

/** Behaves as: regexp.Compile. Throws Go's text. */
export function compilePattern(source: string): Pattern {
  const { names, distinct, originals } = readGroupNames(source);
  try {
    return { source, regex: RE2JS.compile(distinct), names };
  } catch (error) {
    let text = errorText(error);
    for (const [madeUp, original] of originals) {
      text = text.replaceAll(`<${madeUp}>`, `<${original}>`);
    }
    throw goError(text);
  }
}

/** Behaves as: regexp.MustCompile. */
export function mustCompilePattern(source: string): Pattern {
  try {
    return compilePattern(source);
  } catch (error) {
    const quoted = canBackquote(source) ? `\`${source}\`` : quote(source);
    throw goError(`regexp: Compile(${quoted}): ${errorText(error)}`);
  }
}

/** Go ends the text of every fault with the part that is wrong, an empty one too. */
function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.endsWith("trailing backslash at end of expression") ? `${text}: \`\`` : text;
}

/** The first match that begins at `from` or after it. */
export function findMatch({ regex }: Pattern, text: string, from: number): Match | undefined {
  const matcher = regex.matcher(text);
  if (!matcher.find(from)) {
    return undefined;
  }
  return Array.from(
    { length: matcher.groupCount() + 1 },
    (_, group) => [matcher.start(group), matcher.end(group)] as const,
  );
}
