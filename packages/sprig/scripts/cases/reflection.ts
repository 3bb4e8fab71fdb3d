import type { FunctionCases } from "./define.ts";
import { VALUES } from "./pools.ts";

const one = (name: string, pool: readonly string[]): FunctionCases => ({ name, pools: [pool] });

/** Family: reflection. */
export const reflectionCases: readonly FunctionCases[] = [
  one("typeOf", VALUES),
  one("kindOf", VALUES),
  ...["typeIs", "typeIsLike"].map((name) => ({
    name,
    pools: [
      [
        '"string"',
        '"int"',
        '"int64"',
        '"[]interface {}"',
        '"map[string]interface {}"',
        '"<nil>"',
        '"semver.Version"',
        '"float64"',
        "5",
        "nil",
      ],
      [...VALUES, '(semver "1.2.3")'],
    ],
    limit: 60,
  })),
  {
    name: "kindIs",
    pools: [['"string"', '"int"', '"slice"', '"map"', '"invalid"', '"ptr"', '"bool"', "5", "nil"], VALUES],
    limit: 60,
  },
  {
    name: "deepEqual",
    pools: [VALUES, VALUES],
    limit: 80,
    also: [
      "deepEqual 1 1",
      "deepEqual 1 1.0",
      "deepEqual (list 1 2) (list 1 2)",
      "deepEqual (list) (rest (list))",
      'deepEqual (dict "a" (list 1)) (dict "a" (list 1))',
      'deepEqual (float64 "nan") (float64 "nan")',
      "deepEqual nil nil",
      "deepEqual (until 2) (until 2)",
      'deepEqual (dict "a" nil) (dict "b" nil)',
      "deepEqual . .",
      "deepEqual .list .list",
      "deepEqual 1 (int64 1)",
    ],
  },
];
