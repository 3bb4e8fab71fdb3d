import type { Flags } from "./flags.ts";
import type { IntegerFormat } from "./format-integer.ts";
import { formatCharacter, formatInteger, formatQuotedCharacter, formatUnicode } from "./format-integer.ts";
import type { FloatVerb } from "./format-float.ts";
import { formatReal } from "./format-real.ts";
import { formatHex, formatQuoted, formatText } from "./format-string.ts";
import { pad } from "./pad.ts";

/** A bool for a verb; `undefined`: the verb does not fit. */
export function printBool(value: boolean, verb: string, flags: Flags): string | undefined {
  return verb === "t" || verb === "v" ? pad(String(value), flags) : undefined;
}

/** A string for a verb; `undefined`: the verb does not fit. */
export function printText(text: string, verb: string, flags: Flags): string | undefined {
  switch (verb) {
    case "v":
      return flags.sharpV ? formatQuoted(text, flags) : formatText(text, flags);
    case "s":
      return formatText(text, flags);
    case "x":
    case "X":
      return formatHex(text, verb === "X", flags);
    case "q":
      return formatQuoted(text, flags);
    default:
      return undefined;
  }
}

const INTEGER_VERBS: ReadonlyMap<string, IntegerFormat> = new Map([
  ["d", { base: 10 }],
  ["b", { base: 2 }],
  ["o", { base: 8 }],
  ["O", { base: 8, octalPrefix: true }],
  ["x", { base: 16 }],
  ["X", { base: 16, upper: true }],
]);

/** An integer for a verb; `undefined`: the verb does not fit. */
export function printInteger(value: bigint, verb: string, at: { flags: Flags; unsigned: boolean }): string | undefined {
  const { flags } = at;
  switch (verb) {
    case "v":
      return flags.sharpV && at.unsigned
        ? formatInteger(value, { base: 16 }, { ...flags, sharp: true })
        : formatInteger(value, { base: 10 }, flags);
    case "c":
      return formatCharacter(value, flags);
    case "q":
      return formatQuotedCharacter(value, flags);
    case "U":
      return formatUnicode(value, flags);
    default: {
      const format = INTEGER_VERBS.get(verb);
      return format && formatInteger(value, format, flags);
    }
  }
}

const FLOAT_VERBS: ReadonlyMap<string, { verb: FloatVerb; precision: number }> = new Map([
  ["v", { verb: "g", precision: -1 }],
  ["b", { verb: "b", precision: -1 }],
  ["g", { verb: "g", precision: -1 }],
  ["G", { verb: "G", precision: -1 }],
  ["x", { verb: "x", precision: -1 }],
  ["X", { verb: "X", precision: -1 }],
  ["e", { verb: "e", precision: 6 }],
  ["E", { verb: "E", precision: 6 }],
  ["f", { verb: "f", precision: 6 }],
  ["F", { verb: "f", precision: 6 }],
]);

/** A float for a verb; `undefined`: the verb does not fit. */
export function printFloat(value: number, verb: string, at: { flags: Flags; bits: 32 | 64 }): string | undefined {
  const format = FLOAT_VERBS.get(verb);
  return format && formatReal(value, { ...format, bits: at.bits }, at.flags);
}

/** A complex number for a verb; `undefined`: the verb does not fit. */
export function printComplex(
  parts: readonly number[],
  verb: string,
  at: { flags: Flags; bits: 32 | 64 },
): string | undefined {
  const [real = 0, imaginary = 0] = parts;
  const first = printFloat(real, verb, at);
  const second = printFloat(imaginary, verb, { flags: { ...at.flags, plus: true }, bits: at.bits });
  return first === undefined || second === undefined ? undefined : `(${first}${second}i)`;
}
