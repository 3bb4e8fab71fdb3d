import type { FunctionCases } from "./define.ts";
import { INTS, LISTS, VALUES } from "./pools.ts";

const one = (name: string, pool: readonly string[]): FunctionCases => ({ name, pools: [pool] });

const both = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, `must${name.charAt(0).toUpperCase()}${name.slice(1)}`]);

/** Family: lists. */
export const listCases: readonly FunctionCases[] = [
  ...["list", "tuple"].map((name) => ({ name, pools: [VALUES, VALUES], also: [name, `${name} nil`, `${name} 1 2 3`] })),
  ...both(["first", "last", "rest", "initial", "compact", "uniq", "reverse"]).map((name) =>
    one(name, [...LISTS, ...VALUES.filter((value) => !LISTS.includes(value))]),
  ),
  ...both(["append", "push", "prepend"]).map((name) => ({ name, pools: [LISTS, VALUES] })),
  ...both(["without"]).map((name) => ({
    name,
    pools: [LISTS, VALUES, VALUES],
    also: [`${name} (list 1 2)`, `${name} (list 1 2 nil) nil`, `${name} (list (dict "a" 1) 2) (dict "a" 1)`],
  })),
  ...both(["has"]).map((name) => ({
    name,
    pools: [VALUES, LISTS],
    limit: 60,
    also: [`${name} 1 (list 1 2)`, `${name} (list 1) (list (list 1))`, `${name} nil (list nil)`, `${name} "a" .list`],
  })),
  ...both(["slice"]).map((name) => ({
    name,
    pools: [LISTS, INTS, INTS],
    limit: 80,
    also: [
      `${name} (list 1 2 3)`,
      `${name} (list 1 2 3) 1`,
      `${name} (list 1 2 3) 1 2`,
      `${name} (list 1 2 3) "1" 3.0`,
      `${name} (until 4) 2 3`,
      `${name} (list 1 2 3) 3 3`,
      `${name} (list 1) 0 1 1`,
    ],
  })),
  ...both(["chunk"]).map((name) => ({ name, pools: [INTS, LISTS], limit: 70 })),
  {
    name: "concat",
    pools: [LISTS, LISTS],
    limit: 60,
    also: ["concat", "concat (list)", "concat (list 1) (list 2) (until 2)", "concat (rest (list))"],
  },
];
