import { dialectOf, type DialectName } from "./dialect.ts";
import { resolvePlain } from "./resolve.ts";
import { isTimestamp } from "./timestamp.ts";
import { isWritable, traitsOf } from "./write-style.ts";

/** Where a scalar is written. */
export interface ScalarPlace {
  /** Column at which its first character stands. */
  readonly column: number;
  /** Columns before each further line. */
  readonly indent: number;
  /** A key before a colon: one line, whatever its length. */
  readonly isKey: boolean;
}

/** Where lines are folded: at the first blank behind the column. */
interface ScalarRules extends ScalarPlace {
  readonly width: number;
}

/** Numbers in base 60 (times), which a reader of YAML 1.1 would take for one. */
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/**
 * Writes a text as a YAML scalar: plain where it reads back as the same text, a literal block where it has line breaks, else between
 * quotes.
 *
 * Behaves as: go-yaml v2, stringv and the emitter's choice of style.
 */
export function writeText(text: string, at: ScalarPlace, dialect: DialectName): string {
  const rules = dialectOf(dialect);
  const place: ScalarRules = { ...at, width: rules.folds ? 80 : Infinity };
  const resolved = resolvePlain(text, rules);
  const readsBack = typeof resolved === "string" && !BASE_60.test(text) && !isTimestamp(text);
  const traits = traitsOf(text);
  if (text.includes("\n") && readsBack) {
    return traits.literal && !place.isKey ? writeLiteral(text, place) : writeDouble(text, place);
  }
  if (!readsBack) return writeDouble(text, place);
  if (traits.plain) return fold(text, place, "plain");
  return traits.single && !(traits.hasBreak && place.isKey)
    ? `'${fold(text.replaceAll("'", "''"), { ...place, column: place.column + 1 }, "single")}'`
    : writeDouble(text, place);
}

/** Breaks a text at blanks once a line is wide enough; a blank beside another one is no place to break. */
function fold(text: string, { column, indent, isKey, width }: ScalarRules, style: "plain" | "single"): string {
  if (isKey || text.length + column <= width) return text;
  const characters = Array.from(text);
  let out = "";
  let at = column;
  for (const [index, character] of characters.entries()) {
    const isInner = style === "plain" || (index > 0 && index < characters.length - 1);
    const alone = characters[index - 1] !== " " && characters[index + 1] !== " ";
    if (character === " " && at > width && alone && isInner) {
      out += `\n${" ".repeat(indent)}`;
      at = indent;
    } else {
      out += character;
      at++;
    }
  }
  return out;
}

function writeLiteral(text: string, { indent }: ScalarPlace): string {
  const hint = text.startsWith(" ") || text.startsWith("\n") ? "2" : "";
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const chomping = body === text ? "-" : body === "" || body.endsWith("\n") ? "+" : "";
  const margin = " ".repeat(indent);
  const lines = body.split("\n").map((line) => (line === "" ? "" : margin + line));
  return `|${hint}${chomping}\n${lines.join("\n")}`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\0", "\\0"],
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\v", "\\v"],
  ["\f", "\\f"],
  ["\r", "\\r"],
  ["\u001b", "\\e"],
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\u0085", "\\N"],
  ["\u2028", "\\L"],
  ["\u2029", "\\P"],
]);

function writeDouble(text: string, { column, indent, isKey, width }: ScalarRules): string {
  const characters = Array.from(text);
  let out = '"';
  let at = column + 1;
  let wasBlank = false;
  for (const [index, character] of characters.entries()) {
    const isInner = index > 0 && index < characters.length - 1;
    if (character === " " && !isKey && !wasBlank && at > width && isInner) {
      out += `\n${" ".repeat(indent)}${characters[index + 1] === " " ? "\\" : ""}`;
      at = indent + (characters[index + 1] === " " ? 1 : 0);
      wasBlank = true;
      continue;
    }
    const written = escape(character);
    out += written;
    at += written === character ? 1 : written.length;
    wasBlank = character === " ";
  }
  return `${out}"`;
}

function escape(character: string): string {
  const known = ESCAPES.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  if (isWritable(code)) return character;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
