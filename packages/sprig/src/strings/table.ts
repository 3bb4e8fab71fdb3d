import { boolType, stringType } from "@outrigger/go-std";
import { mendUtf8 } from "@outrigger/go-std/fmt";
import { any, define, defineVariadic, type FunctionTable, int, text } from "../define.ts";
import { goError } from "../go-panic.ts";
import { checkTextSize } from "../limits.ts";
import { byteLength, byteSlice } from "../text/bytes.ts";
import { lower, swapCase, title, untitle, upper } from "./case-words.ts";
import { lowerWords, pascalCase } from "./joined-words.ts";
import { abbreviate, abbreviateBoth, initials, truncate, withoutSpace, wrapText } from "./line-words.ts";
import { concatenate, quoteAll, singleQuoteAll, textOf } from "./print.ts";
import { trimAround, trimSpace } from "./trim.ts";

/** Family: strings. */
export function stringFunctions(): FunctionTable {
  return { ...trimming(), ...casing(), ...asking(), ...shaping(), ...printing() };
}

function trimming(): FunctionTable {
  const trimAll = define([text, text], stringType, (cutset, value) => trimAround(value, cutset));
  return {
    trim: define([text], stringType, trimSpace),
    trimAll,
    trimall: trimAll,
    trimPrefix: define([text, text], stringType, (prefix, value) =>
      value.startsWith(prefix) ? value.slice(prefix.length) : value,
    ),
    trimSuffix: define([text, text], stringType, (suffix, value) =>
      value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value,
    ),
    nospace: define([text], stringType, withoutSpace),
    trunc: define([int, text], stringType, (count, value) => truncate(value, count)),
    abbrev: define([int, text], stringType, (width, value) => abbreviate(value, width)),
    abbrevboth: define([int, int, text], stringType, (offset, width, value) => abbreviateBoth(value, offset, width)),
    initials: define([text], stringType, initials),
    substr: define([int, int, text], stringType, substring),
  };
}

function casing(): FunctionTable {
  return {
    upper: define([text], stringType, upper),
    lower: define([text], stringType, lower),
    title: define([text], stringType, title),
    untitle: define([text], stringType, untitle),
    swapcase: define([text], stringType, swapCase),
    camelcase: define([text], stringType, pascalCase),
    snakecase: define([text], stringType, (value) => lowerWords(value, "_")),
    kebabcase: define([text], stringType, (value) => lowerWords(value, "-")),
  };
}

function asking(): FunctionTable {
  return {
    contains: define([text, text], boolType, (part, value) => value.includes(part)),
    hasPrefix: define([text, text], boolType, (prefix, value) => value.startsWith(prefix)),
    hasSuffix: define([text, text], boolType, (suffix, value) => value.endsWith(suffix)),
  };
}

function shaping(): FunctionTable {
  return {
    repeat: define([int, text], stringType, (count, value) => repeat(value, count)),
    replace: define([text, text, text], stringType, replaceAll),
    indent: define([int, text], stringType, (width, value) => indent("indent", value, width)),
    nindent: define([int, text], stringType, (width, value) => `\n${indent("nindent", value, width)}`),
    wrap: define([int, text], stringType, (width, value) => wrapText(value, { width, newline: "", breakWords: false })),
    wrapWith: define([int, text, text], stringType, (width, newline, value) => {
      checkTextSize("wrapWith", value.length * (newline.length + 1));
      return wrapText(value, { width, newline, breakWords: true });
    }),
    plural: define([text, text, int], stringType, (one, many, count) => (count === 1n ? one : many)),
  };
}

function printing(): FunctionTable {
  return {
    hello: define([], stringType, () => "Hello!"),
    quote: defineVariadic([any], stringType, quoteAll),
    squote: defineVariadic([any], stringType, singleQuoteAll),
    cat: defineVariadic([any], stringType, concatenate),
    toString: define([any], stringType, textOf),
  };
}

/** Behaves as: sprig, substr; its bounds that do not fit panic as Go's do. */
function substring(start: bigint, end: bigint, value: string): string {
  if (start < 0n) {
    return byteSlice(value, { end });
  }
  return end < 0n || end > BigInt(byteLength(value)) ? byteSlice(value, { start }) : byteSlice(value, { start, end });
}

function repeat(value: string, count: bigint): string {
  if (count < 0n) {
    throw goError("strings: negative Repeat count");
  }
  checkTextSize("repeat", count * BigInt(value.length));
  return mendUtf8(value.repeat(value === "" ? 0 : Number(count)));
}

/** Behaves as: strings.ReplaceAll; an empty text stands before every rune and at the end. */
function replaceAll(old: string, fresh: string, value: string): string {
  const parts = old === "" ? ["", ...Array.from(value), ""] : value.split(old);
  checkTextSize("replace", value.length + parts.length * fresh.length);
  return mendUtf8(parts.join(fresh));
}

function indent(name: string, value: string, width: bigint): string {
  if (width < 0n) {
    throw goError("strings: negative Repeat count");
  }
  const lines = value.split("\n");
  checkTextSize(name, BigInt(value.length) + width * BigInt(lines.length));
  const pad = " ".repeat(Number(width));
  return pad + lines.join(`\n${pad}`);
}
