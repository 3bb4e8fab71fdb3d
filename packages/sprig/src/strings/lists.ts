import { type GoValue, mapOf, sliceOf, stringType, Typed } from "@outrigger/go-std";
import { compareStrings, mendUtf8 } from "@outrigger/go-std/fmt";
import { any, define, type FunctionTable, int, text } from "../define.ts";
import { kindName } from "../values/kind.ts";
import { textOf, textsOf } from "./print.ts";

const stringSlice = sliceOf(stringType);
const stringMap = mapOf(stringType, stringType);

/** Family: lists of strings. */
export function stringListFunctions(): FunctionTable {
  return {
    join: define([text, any], stringType, (separator, list) => mendUtf8(textsOf(list).join(separator))),
    split: define([text, text], stringMap, (separator, value) => numbered(splitText(value, separator))),
    splitn: define([text, int, text], stringMap, (separator, count, value) =>
      numbered(splitText(value, separator, count)),
    ),
    splitList: define([text, text], stringSlice, (separator, value) => strings(splitText(value, separator))),
    toStrings: define([any], stringSlice, (list) => strings(textsOf(list))),
    sortAlpha: define([any], stringSlice, sorted),
  };
}

/** A `[]string`. */
function strings(texts: readonly string[]): GoValue {
  return new Typed(stringSlice, texts);
}

/**
 * Behaves as: strings.SplitN; without `count`, and with a negative one, strings.Split. An empty separator takes the runes apart,
 * the last part being the rest.
 */
function splitText(value: string, separator: string, count = -1n): readonly string[] {
  if (count === 0n) {
    return [];
  }
  const parts = separator === "" ? Array.from(value) : value.split(separator);
  if (count < 0n || BigInt(parts.length) <= count) {
    return parts;
  }
  const kept = Number(count) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}

/** The parts under `_0`, `_1` and so on. */
function numbered(parts: readonly string[]): GoValue {
  return new Typed(stringMap, Object.fromEntries(parts.map((part, i) => [`_${i}`, part])));
}

/** By bytes; what is no list is a list of its text. */
function sorted(list: GoValue): GoValue {
  const kind = kindName(list);
  return strings(kind === "slice" || kind === "array" ? [...textsOf(list)].sort(compareStrings) : [textOf(list)]);
}
