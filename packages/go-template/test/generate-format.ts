import { Random } from "./random.ts";

const VERBS = "vvvTtdsqxXoObcUeEfFgG%z!w";
const OPERANDS = [
  "0",
  "42",
  "-7",
  "255",
  "9223372036854775807",
  "-9223372036854775808",
  "'x'",
  "'✓'",
  "1114112",
  '""',
  '"hé"',
  '"a`b"',
  '"a\\"b\\n"',
  '"\\xff"',
  "true",
  "false",
  "0.0",
  "-0.0",
  "1.0",
  "2.5",
  "0.1",
  "3.14159",
  "123456.789",
  "1e6",
  "1e20",
  "1e21",
  "1e-5",
  "1e-7",
  "1.7976931348623157e308",
  "4.9e-324",
  "0.000001234",
  "99.95",
  "1e15",
  "1e100",
  "1i",
  "1+2i",
  "-1.5-2.5i",
  "nil",
  ".Int",
  ".Small",
  ".Unsigned",
  ".Float",
  ".Any",
  ".List",
  ".NilList",
  ".Array",
  ".Bytes",
  ".Labels",
  ".NilMap",
  ".ByNumber",
  ".Struct",
  ".NilPointer",
  ".Mode",
  ".Wait",
  ".Data.n",
  ".Data.f",
  ".Data.u",
  ".Data.l",
  ".Data.m",
  ".Data.nil",
  ".Data.missing",
  ".Data.nums",
  ".Data.strs",
  ".Data.html",
];

/** A random call of printf: flags, widths, precisions and argument numbers of every kind, most of them sensible. */
export function generateFormat(seed: number): string {
  const random = new Random(seed);
  const directives = Array.from({ length: 1 + random.below(3) }, () => directive(random));
  const count = directives.length + (random.chance(0.15) ? random.below(3) - 1 : 0);
  const operands = Array.from({ length: Math.max(count, 0) }, () => random.pick(OPERANDS));
  return `{{printf "${directives.join(random.pick(["|", " ", "é"]))}" ${operands.join(" ")}}}`;
}

function directive(random: Random): string {
  let text = "%";
  for (const flag of ["#", "0", "+", "-", " "]) {
    text += random.chance(0.15) ? flag : "";
  }
  text += random.chance(0.06) ? `[${random.below(4)}]` : "";
  text += random.chance(0.35) ? random.pick(["1", "3", "5", "8", "12", "20", "*"]) : "";
  text += random.chance(0.3) ? `.${random.pick(["", "0", "1", "2", "3", "5", "10", "20", "*"])}` : "";
  text += random.chance(0.04) ? `[${random.below(4)}]` : "";
  return text + VERBS.charAt(random.below(VERBS.length));
}
