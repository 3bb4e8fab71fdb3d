/** Random JSON documents for a type of the tables: mostly good, with every kind of mistake that a decoder has to judge. */
import type { Field, KubeType, StructType } from "../src/type-table.ts";

/** A source of random numbers below a bound, the same for the same seed. */
export type Random = (bound: number) => number;

/** A small generator (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const WRONG = [
  '""',
  '"x"',
  "5",
  "-1",
  "1.5",
  "80.0",
  "8e1",
  "true",
  "null",
  "[]",
  "{}",
  "99999999999",
  '["a"]',
  '{"a":1}',
  "-0",
  "9223372036854775808",
];
const STRINGS = ["", "a", "web", "<b>&", "\\u2028", "é", "\\ud83d\\ude00", "\\ud800", "80", "true", "__proto__"];
const QUANTITIES = [
  "0",
  "1",
  "500m",
  "0.5",
  "1024Mi",
  "1.5Gi",
  "1e3",
  "1000m",
  "100000k",
  "x",
  "",
  " 1 ",
  "1Mi",
  "12345678901234567890",
  "0.1Ki",
  "-5",
  "+5",
  "010",
  "1\\n",
];
const TIMES = [
  "2019-02-03T04:05:06Z",
  "2019-02-03T04:05:06+01:00",
  "2019-02-03T04:05:06.5Z",
  "0001-01-01T00:00:00Z",
  "x",
  "2019-02-30T00:00:00Z",
  "",
];

/** How often mistakes are made: one in so many values. */
export interface Mistakes {
  readonly oneIn: number;
}

/** The text of a random document of a type. */
export function randomDocument(type: KubeType, random: Random, mistakes: Mistakes): string {
  return value(type, { random, mistakes, depth: 0 });
}

interface Context {
  readonly random: Random;
  readonly mistakes: Mistakes;
  readonly depth: number;
}

function pick(list: readonly string[], random: Random): string {
  return list[random(list.length)] ?? "null";
}

function value(type: KubeType, context: Context): string {
  const { random, mistakes } = context;
  if (random(mistakes.oneIn) === 0) return pick(WRONG, random);
  if (random(20) === 0) return "null";
  switch (type.kind) {
    case "struct":
      return struct(type, context);
    case "list":
      return `[${some(random, 3)
        .map(() => value(type.elem, context))
        .join(",")}]`;
    case "map":
      return `{${some(random, 3)
        .map(() => `"${pick(STRINGS, random)}":${value(type.elem, context)}`)
        .join(",")}}`;
    default:
      return scalar(type.kind, context);
  }
}

function scalar(kind: KubeType["kind"], { random, mistakes }: Context): string {
  const bad = random(mistakes.oneIn) === 0;
  switch (kind) {
    case "bool":
      return random(2) === 0 ? "true" : "false";
    case "int32":
    case "int64":
      return pick(["0", "1", "80", "-1", "2147483647", bad ? "2147483648" : "7", bad ? "80.0" : "8"], random);
    case "quantity":
      return random(4) === 0
        ? pick(["1", "0.5", "1e3", "100000", "0"], random)
        : `"${pick(bad ? QUANTITIES : QUANTITIES.slice(0, 9), random)}"`;
    case "intOrString":
      return pick(["80", '"http"', "0", '""', bad ? "80.5" : "1"], random);
    case "time":
      return `"${pick(bad ? TIMES : TIMES.slice(0, 4), random)}"`;
    case "raw":
    case "fields":
      return pick(['{"f:a":{}}', '{"x":[1.50,"<"]}', "[]", '"x"', "5", "{}"], random);
    default:
      return `"${pick(STRINGS, random)}"`;
  }
}

function some(random: Random, most: number): readonly undefined[] {
  return Array.from({ length: random(most + 1) });
}

function struct(type: StructType, context: Context): string {
  const { random, depth } = context;
  const inner = { ...context, depth: depth + 1 };
  const members: string[] = [];
  const share = depth < 2 ? 2 : 4;
  for (const field of type.fields) {
    if (random(share) === 0) members.push(`"${keyOf(field, random)}":${value(field.type, inner)}`);
    if (random(60) === 0) members.push(`"${keyOf(field, random)}":${value(field.type, inner)}`);
  }
  if (random(10) === 0) members.push(`"unknown":${pick(WRONG, random)}`);
  if (random(30) === 0) members.reverse();
  return `{${members.join(",")}}`;
}

/** The name of a field, at times in another case. */
function keyOf(field: Field, random: Random): string {
  if (random(40) > 0) return field.name;
  return random(2) === 0
    ? field.name.toUpperCase()
    : field.name.slice(0, 1).toUpperCase() + field.name.slice(1).replace("s", "ſ");
}
