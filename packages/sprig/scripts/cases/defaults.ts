import type { FunctionCases } from "./define.ts";
import { VALUES } from "./pools.ts";

const one = (name: string, pool: readonly string[]): FunctionCases => ({ name, pools: [pool] });

/** Family: defaults and JSON. */
export const defaultCases: readonly FunctionCases[] = [
  {
    name: "default",
    pools: [VALUES, VALUES],
    limit: 60,
    also: ['default "x"', 'default "x" "" "y"', '"" | default "x"', "nil | default 3"],
  },
  one("empty", VALUES),
  { name: "coalesce", pools: [VALUES, VALUES, VALUES], also: ["coalesce", "coalesce nil", 'coalesce 0 "" (list) "x"'] },
  { name: "all", pools: [VALUES, VALUES], also: ["all", "all 1 2 3", "all 1 0"] },
  { name: "any", pools: [VALUES, VALUES], also: ["any", 'any 0 "" 5', 'any 0 "" nil'] },
  { name: "ternary", pools: [VALUES, VALUES, ["true", "false", "nil", "1", '"true"', ".yes", "(empty 1)"]], limit: 60 },
  ...["toJson", "mustToJson", "toPrettyJson", "mustToPrettyJson", "toRawJson", "mustToRawJson"].map((name) => ({
    name,
    pools: [VALUES],
    also: [
      `${name} (dict "b" (list 1 2 (dict)) "a" (list) "<&>" "<\\u2028é\\x01\\b\\f\\n\\"\\\\>")`,
      `${name} (float64 "nan")`,
      `${name} (float64 "-inf")`,
      `${name} (list 1e21 1e20 1e-6 1e-7 0.1 -0.0 123456789012345678)`,
      `${name} (trunc 1 "é")`,
      `${name} .deep`,
      `${name} .nested`,
    ],
  })),
  ...["fromJson", "mustFromJson"].map((name) => ({
    name,
    pools: [
      [
        `""`,
        "`{}`",
        "`[]`",
        "`null`",
        "`true`",
        "`1`",
        "`1.5e3`",
        "`-0`",
        "`12345678901234567890`",
        "`1e999`",
        "`[1e999,2]`",
        '`"a\\u00e9"`',
        '`"\\ud800"`',
        '`{"a":{"b":[1,"x",null]}}`',
        '`{"__proto__":1,"a":2}`',
        '`{"a":1,"a":2}`',
        "`{`",
        "`[1,]`",
        '`{"a"}`',
        "`nope`",
        "`1 2`",
        "` 1 `",
        "`'x'`",
        '`"\t"`',
        "`01`",
        "nil",
        "5",
        ".text",
        ".nil",
        "(list)",
      ],
    ],
  })),
];
