import type { FunctionCases } from "./define.ts";
import { DICTS, KEYS, LISTS, VALUES } from "./pools.ts";

const one = (name: string, pool: readonly string[]): FunctionCases => ({ name, pools: [pool] });

/** Dicts that meet in every way: nothing, nil, empty, scalars, lists and dicts under one key. */
const MERGED = [
  "(dict)",
  "nil",
  ".map",
  ".deep",
  ...[
    "nil",
    "0",
    "1",
    '""',
    '"x"',
    "false",
    "true",
    "(list)",
    "(list 1 2)",
    "(dict)",
    '(dict "b" 1)',
    '(dict "b" 2 "c" (dict "d" nil))',
    '(splitList "," "a,b")',
    '(split "," "a")',
    "(rest (list))",
  ].map((value) => `(dict "a" ${value} "k${value.length}" ${value})`),
];

/** Family: dicts. */
export const dictCases: readonly FunctionCases[] = [
  {
    name: "dict",
    pools: [VALUES, VALUES],
    also: [
      "dict",
      'dict "a"',
      'dict "a" 1 "a" 2',
      "dict 1 2 nil 3 (list 1) 4",
      'dict "__proto__" (dict "x" 1) "constructor" 2',
      'dict "a" 1 "b"',
    ],
  },
  ...["get", "hasKey"].map((name) => ({ name, pools: [DICTS, KEYS], limit: 60 })),
  { name: "set", pools: [DICTS, KEYS, VALUES], limit: 60 },
  { name: "unset", pools: [DICTS, KEYS], limit: 60 },
  { name: "pluck", pools: [KEYS, DICTS, DICTS], limit: 60, also: ['pluck "a"'] },
  { name: "pick", pools: [DICTS, KEYS, KEYS], limit: 60, also: ['pick (dict "a" 1)'] },
  { name: "omit", pools: [DICTS, KEYS, KEYS], limit: 60, also: ['omit (dict "a" 1)'] },
  {
    name: "keys",
    pools: [
      [
        "(dict)",
        '(dict "a" 1)',
        ".one",
        "nil",
        ".nil",
        '"x"',
        "5",
        "(list)",
        ".missing",
        '(split "," "x")',
        '(dict "__proto__" 1)',
        '(dict "" 1)',
        '(dict "é" nil)',
        "true",
        "1.5",
        "(until 2)",
      ],
      ["(dict)", '(dict "b" 2)', "nil", ".one"],
    ],
    also: ["keys", 'keys (dict "a" 1 "b" 2 "c" 3) | sortAlpha', "keys .deep .map | sortAlpha"],
  },
  {
    name: "values",
    pools: [
      [
        "(dict)",
        '(dict "a" 1)',
        ".one",
        "nil",
        ".nil",
        '"x"',
        "5",
        "(list)",
        ".missing",
        '(split "," "x")',
        '(dict "__proto__" 1)',
        '(dict "a" nil)',
        "true",
        "1.5",
        '(dict "a" (list 1))',
        '(dict "a" (dict))',
        '(dict "a" 1.5)',
      ],
    ],
    also: ['values (dict "a" 1 "b" 2 "c" 3) | sortAlpha', "values .map | sortAlpha"],
  },
  {
    name: "dig",
    pools: [
      [...KEYS.slice(0, 3), "5", "nil"],
      ['"b"', '"c"', '"x"'],
      ['"default"', "nil", "1"],
      [...DICTS, '(dict "a" 5)', '(dict "a" nil)', '(dict "a" (list))', '(dict "a" (split "," "x"))'],
    ],
    limit: 80,
    also: [
      "dig",
      'dig "a"',
      'dig "a" "d"',
      'dig "a" "d" (dict "a" 1)',
      'dig "a" "b" "c" "d" .deep',
      'dig "a" "b" "c" "d" (dict "a" (dict "b" (dict "c" 9)))',
      'dig "a" "d" nil',
      'dig "a" nil (dict)',
    ],
  },
  ...["merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite"].map((name) => ({
    name,
    pools: [MERGED, MERGED],
    limit: 120,
    also: [
      `${name} (dict)`,
      `${name} nil`,
      `${name} (dict "a" 1) (dict "b" 2) (dict "c" 3 "a" 4)`,
      `${name} nil (dict "a" 1)`,
      `${name} nil nil`,
    ],
  })),
  ...["deepCopy", "mustDeepCopy"].map((name) =>
    one(
      name,
      [...VALUES, ...DICTS.slice(0, 7), ...LISTS.slice(0, 13)].filter((value, i, all) => all.indexOf(value) === i),
    ),
  ),
];
