import type { FunctionCases } from "./define.ts";
import { NUMBERS, SMALL_INTS, TEXTS, VALUES } from "./pools.ts";

const one = (name: string): FunctionCases => ({
  name,
  pools: [[...NUMBERS, ...VALUES.filter((value) => !NUMBERS.includes(value))]],
});
const two = (name: string): FunctionCases => ({ name, pools: [NUMBERS, NUMBERS], limit: 70 });
const many = (name: string): FunctionCases => ({
  name,
  pools: [NUMBERS, NUMBERS, NUMBERS],
  limit: 60,
  also: [name, `${name} 5`, `${name} 1 2 3 4 5`, `${name} nil`, `${name} 0.1 0.2 0.3`],
});

/** Family: numbers and ranges of them. */
export const numberCases: readonly FunctionCases[] = [
  ...["add1", "int", "int64", "float64", "toDecimal", "add1f", "ceil", "floor"].map(one),
  ...["sub", "div", "mod"].map(two),
  ...["add", "mul", "max", "biggest", "min", "addf", "subf", "mulf", "divf", "maxf", "minf"].map(many),
  {
    name: "atoi",
    pools: [
      [
        ...TEXTS,
        ...[
          "12",
          "-12",
          "+5",
          "1_0",
          "0x1f",
          "99999999999999999999",
          "-99999999999999999999",
          "1.5",
          " 1",
          "٣",
          "0012",
        ].map((text) => `"${text}"`),
      ],
    ],
  },
  {
    name: "round",
    pools: [
      [...NUMBERS, "123.5555", "-123.5555", "2.675", "1.005"],
      ["0", "1", "2", "3", "-1", "-2", "17", "300", "400", "-400", "nil", '"1"', "(int64 2)"],
    ],
    limit: 90,
    also: [
      "round 123.5555 3 0.5",
      "round 123.5555 3 0.6",
      "round 1.5 0 0.1 0.9",
      "round 1.5 0 nil",
      'round 1.5 0 "x"',
      "round 1.25 1 1",
      "round 5 0 -1",
    ],
  },
  {
    name: "until",
    pools: [
      [
        ...SMALL_INTS.filter((count) => !count.startsWith("-92")),
        "12",
        "-3",
        "-12",
        '(len "four")',
        ".int",
        "true",
        "(list)",
        "40",
      ],
    ],
  },
  {
    name: "untilStep",
    pools: [
      ["0", "1", "-1", "5", "10", "nil", '"1"'],
      ["0", "3", "-3", "10", "1.5"],
      ["0", "1", "-1", "2", "3", "-4", "nil"],
    ],
    limit: 80,
  },
  {
    name: "seq",
    pools: [
      ["0", "1", "-1", "5", "10", "-3", "nil", '"1"', "1.5"],
      ["0", "1", "-2", "2", "7", "-10"],
      ["0", "3", "-5", "12"],
    ],
    limit: 80,
    also: [
      "seq",
      "seq 0",
      "seq 1",
      "seq 5",
      "seq -3",
      "seq 2 5",
      "seq 5 2",
      "seq 3 3",
      "seq -2 2",
      "seq 1 2 3 4",
      'seq "5"',
      "seq nil",
      "seq 0 2 10",
      "seq 10 -2 0",
      "seq 1 0 5",
      "seq 1.0",
    ],
  },
];
