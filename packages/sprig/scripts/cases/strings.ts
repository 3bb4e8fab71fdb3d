import type { FunctionCases } from "./define.ts";
import { INTS, PLAIN_TEXTS, SHORT_TEXTS, SMALL_INTS, TEXTS, VALUES } from "./pools.ts";

const WORDS = [
  ...TEXTS,
  '"FirstName"',
  '"HTTPServer"',
  '"NoHTTPS"',
  '"GO_PATH"',
  '"GO PATH"',
  '"GO-PATH"',
  '"http2xx"',
  '"HTTP20xOK"',
  '"Duration2m3s"',
  '"Bld4Floor3rd"',
  '"_complex__case_"',
  '"__"',
  '"-"',
  '" x "',
  '"a__b--c  d"',
  '"ABCDef"',
  '"ÄÖÜber Straße"',
  '"世界Hello世"',
  '"A1B2c3"',
  '"1a2B3C"',
  '"what?!Yes.No,ok"',
  '"x2"',
  '"2x"',
  '"X"',
  '"ǅungla ǅx"',
  '"٣abc٤"',
  '"FOO1"',
  '"foo1.bar"',
  '"Foo12 Bar"',
  '"foo☃Bar☃12"',
];

const oneText = (name: string): FunctionCases => ({ name, pools: [WORDS] });
const twoTexts = (name: string): FunctionCases => ({ name, pools: [SHORT_TEXTS, TEXTS] });

/** Family: strings. */
export const stringCases: readonly FunctionCases[] = [
  { name: "hello", pools: [], also: ["hello | upper", "hello | repeat 2"] },
  ...[
    "trim",
    "upper",
    "lower",
    "title",
    "untitle",
    "swapcase",
    "camelcase",
    "snakecase",
    "kebabcase",
    "nospace",
    "initials",
  ].map(oneText),
  ...["trimAll", "trimall", "trimPrefix", "trimSuffix", "contains", "hasPrefix", "hasSuffix"].map(twoTexts),
  { name: "trunc", pools: [INTS, TEXTS] },
  {
    name: "abbrev",
    pools: [INTS, [...TEXTS, '"a rather long sentence of words"']],
    also: ['abbrev 4 "abcdef"', 'abbrev 10 "a rather long sentence"'],
  },
  {
    name: "abbrevboth",
    pools: [INTS, INTS, [...PLAIN_TEXTS, '"a rather long sentence of words"']],
    also: [5, 6, 8, 10, 15, 20, 25, 30].flatMap((left) =>
      [7, 10, 20].map((right) => `abbrevboth ${left} ${right} "a rather long sentence of words"`),
    ),
  },
  { name: "substr", pools: [INTS, INTS, TEXTS], limit: 90 },
  { name: "repeat", pools: [SMALL_INTS, TEXTS] },
  { name: "replace", pools: [SHORT_TEXTS, SHORT_TEXTS, TEXTS], limit: 60 },
  { name: "indent", pools: [SMALL_INTS, TEXTS] },
  { name: "nindent", pools: [SMALL_INTS, TEXTS] },
  {
    name: "wrap",
    pools: [INTS, [...TEXTS, '"a rather long sentence of words"', '"averyveryverylongword and  short ones"']],
    limit: 70,
  },
  {
    name: "wrapWith",
    pools: [
      INTS,
      SHORT_TEXTS,
      [...TEXTS, '"a rather long sentence of words"', '"averyveryverylongword and  short ones"'],
    ],
    limit: 70,
  },
  { name: "plural", pools: [SHORT_TEXTS, SHORT_TEXTS, INTS] },
  {
    name: "quote",
    pools: [VALUES],
    also: ['quote "a" nil 1', "quote nil nil", 'quote (trunc 1 "é") "\\u200b" "\\x00"', "quote"],
  },
  { name: "squote", pools: [VALUES], also: ['squote "a" nil 1', "squote nil nil", 'squote "it\'s"', "squote"] },
  {
    name: "cat",
    pools: [VALUES, VALUES],
    also: ["cat", "cat nil", 'cat "a" nil "b" 1 2.5', 'cat " a " " b "', 'cat "" ""', 'cat "%d" 5'],
  },
  { name: "toString", pools: [VALUES], also: ['toString ("x" | list)', 'toString (list nil (dict "a" nil))'] },
  { name: "join", pools: [SHORT_TEXTS, VALUES], limit: 60 },
  { name: "split", pools: [SHORT_TEXTS, TEXTS] },
  { name: "splitn", pools: [SHORT_TEXTS, INTS, [...TEXTS, '"a,b,c,d"', '"l l l"']], limit: 60 },
  { name: "splitList", pools: [SHORT_TEXTS, TEXTS] },
  { name: "toStrings", pools: [VALUES] },
  {
    name: "sortAlpha",
    pools: [VALUES],
    also: ['sortAlpha (list "b" "a" "" "ä" "Z" "🎉" "\\uffff" 10 9 nil)', "sortAlpha .list"],
  },
];
