import { boolType, type GoValue, sliceOf, stringType, Typed } from "@outrigger/go-std";
import { define, type FunctionTable, int, text } from "../define.ts";
import { expandTemplate, findAll, replaceAll, splitBy } from "./apply.ts";
import { compilePattern, findMatch, mustCompilePattern, type Pattern } from "./pattern.ts";

const stringSlice = sliceOf(stringType);

/** How a pattern becomes one that can be used: throwing what `regexp.Compile` says, or what `regexp.MustCompile` does. */
type Compile = (source: string) => Pattern;

/** Family: regular expressions, as RE2 has them. */
export function regexFunctions(): FunctionTable {
  return {
    regexQuoteMeta: define([text], stringType, (value) => value.replaceAll(/[\\.+*?()|[\]{}^$]/g, "\\$&")),
    regexMatch: define([text, text], boolType, matchesQuietly),
    mustRegexMatch: define(
      [text, text],
      boolType,
      (source, value) => findMatch(compilePattern(source), value, 0) !== undefined,
    ),
    ...named("regex", functions(mustCompilePattern)),
    ...named("mustRegex", functions(compilePattern)),
  };
}

function named(prefix: string, table: FunctionTable): FunctionTable {
  return Object.fromEntries(Object.entries(table).map(([name, call]) => [prefix + name, call]));
}

function functions(compile: Compile): FunctionTable {
  return {
    Find: define([text, text], stringType, (source, value) => find(compile(source), value)),
    FindAll: define([text, text, int], stringSlice, (source, value, count) => {
      const matches = [...findAll(compile(source), value, count)];
      return stringList(
        matches.length === 0 ? undefined : matches.map(([[start, end] = [0, 0]]) => value.slice(start, end)),
      );
    }),
    ReplaceAll: define([text, text, text], stringType, (source, value, template) => {
      const pattern = compile(source);
      return replaceAll(pattern, value, (match) => expandTemplate(pattern, template, { text: value, match }));
    }),
    ReplaceAllLiteral: define([text, text, text], stringType, (source, value, fresh) =>
      replaceAll(compile(source), value, () => fresh),
    ),
    Split: define([text, text, int], stringSlice, (source, value, count) =>
      stringList(splitBy(compile(source), value, count)),
    ),
  };
}

/** False where the pattern is none. */
function matchesQuietly(source: string, value: string): boolean {
  try {
    return findMatch(compilePattern(source), value, 0) !== undefined;
  } catch {
    return false;
  }
}

function find(pattern: Pattern, value: string): string {
  const [[start, end] = [0, 0]] = findMatch(pattern, value, 0) ?? [[0, 0]];
  return value.slice(start, end);
}

function stringList(texts: readonly string[] | undefined): GoValue {
  return new Typed(stringSlice, texts ?? null);
}
