import { parseTemplate, TemplateError } from "../src/index.ts";
import { DOCUMENTS } from "./documents.ts";
import { generateTemplate } from "./generate.ts";
import { Random } from "./random.ts";
import { newSample } from "./sample.ts";

/** Longest time that one input may take. */
const SLOWEST_MILLISECONDS = 250;

const TOKENS = [
  "{{",
  "}}",
  "{{-",
  "-}}",
  "{{- ",
  " -}}",
  "/*",
  "*/",
  "(",
  ")",
  "|",
  ",",
  ":=",
  "=",
  ":",
  ".",
  "$",
  "$x",
  "$x.y",
  ".a",
  ".a.b",
  "..",
  "if ",
  "else ",
  "end",
  "range ",
  "with ",
  "define ",
  "block ",
  "template ",
  "break",
  "continue",
  "nil",
  "true",
  "print ",
  "len ",
  "and ",
  "or ",
  "index ",
  "printf ",
  '"a"',
  '"%v"',
  '"',
  "'",
  "'a'",
  "`",
  "`raw`",
  "\\",
  "1",
  "1.5",
  "0x",
  "1e9",
  "1+2i",
  "-",
  "+",
  "_",
  " ",
  "\n",
  "\t",
  "\r\n",
  "text",
  "é",
  "\u{1F600}",
  "\u0000",
  "\ud800",
  "\udc80",
  "\ufeff",
  "@",
  "#",
  "{",
  "}",
  "0b2",
  "'\\x'",
  '"\\u12"',
  "9".repeat(40),
  "(".repeat(20),
  "$x := ",
  "nope ",
];

/** Something that looks a little like a template, or not at all. */
export function fuzzInput(seed: number): string {
  const random = new Random(seed);
  switch (random.below(4)) {
    case 0:
      return soup(random, 1 + random.below(30));
    case 1:
      return `{{${soup(random, 1 + random.below(12))}}}`;
    case 2:
      return mutated(random, generateTemplate(seed));
    default:
      return noise(random, random.below(60));
  }
}

function soup(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(TOKENS)).join("");
}

function noise(random: Random, length: number): string {
  return Array.from({ length }, () =>
    String.fromCharCode(random.chance(0.8) ? 32 + random.below(96) : random.below(65_536)),
  ).join("");
}

function mutated(random: Random, text: string): string {
  let result = text;
  for (let i = random.below(4); i >= 0; i--) {
    const at = random.below(result.length + 1);
    const removed = random.below(4);
    result = result.slice(0, at) + (random.chance(0.6) ? random.pick(TOKENS) : "") + result.slice(at + removed);
  }
  return result;
}

/** Why an input is not dealt with as it should be; `undefined` when it is. */
export function fuzzFailure(seed: number): string | undefined {
  const text = fuzzInput(seed);
  let reason: string | undefined;
  // A busy machine may stop us in the middle, so what was slow once gets two more tries.
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const failure = parseFailure(text);
    const elapsed = performance.now() - start;
    reason = failure ?? (elapsed > SLOWEST_MILLISECONDS ? `took ${Math.round(elapsed)} ms` : undefined);
    if (failure !== undefined || reason === undefined) {
      break;
    }
  }
  return reason === undefined ? undefined : `seed ${seed}: ${reason}: ${JSON.stringify(text.slice(0, 200))}`;
}

/** Parses, and executes what parses; only a TemplateError with a place is an answer. */
function parseFailure(text: string): string | undefined {
  try {
    parseTemplate("fuzz", text).execute(newSample(DOCUMENTS["main"] ?? ""));
    return undefined;
  } catch (error) {
    if (!(error instanceof TemplateError)) {
      return `not a TemplateError: ${String(error instanceof Error ? error.stack : error)}`;
    }
    const lines = text.split("\n");
    const placed = error.line >= 1 && error.line <= lines.length && error.column >= 1;
    const inLine = error.column <= (lines[error.line - 1] ?? "").length + 1;
    return placed && inLine && error.frame !== ""
      ? undefined
      : `not placed: ${error.line}:${error.column} ${error.message}`;
  }
}
