import { parseDuration, parseInteger, quote } from "@outrigger/go-std/fmt";
import { invalidValue } from "./flag-error.ts";
import { settingProblem } from "../settings/setting-rows.ts";
import type { FlagKind, FlagRow } from "./flag-rows.ts";

/** What a flag's text becomes: numbers for `int`, milliseconds for `duration`. */
export type FlagValue = string | number | boolean | readonly string[];

type Reader = (text: string, name: string, previous: FlagValue | undefined) => FlagValue;

/**
 * Reads the text that stands after a flag.
 *
 * Behaves as: pflag, for the values taken and the error texts.
 *
 * @throws FlagError
 */
export function readFlagValue(row: FlagRow, text: string, previous?: FlagValue): FlagValue {
  const problem = row.setting === undefined ? undefined : settingProblem(row.setting, text);
  if (problem !== undefined) throw invalidValue(row.name, text, problem);
  if (row.choices?.includes(text) === false) throw invalidValue(row.name, text, `must be ${row.choices.join(" or ")}`);
  return READERS[row.kind](text, row.name, previous);
}

const READERS: Readonly<Record<FlagKind, Reader>> = {
  // A short flag may come as "-v=4".
  string: (text, name) => (name.length === 1 && text.startsWith("=") ? text.slice(1) : text),
  setting: (text) => text,
  int: readInt,
  duration: readDuration,
  bool: readBool,
  list: (text, _name, previous) => [...(Array.isArray(previous) ? (previous as string[]) : []), ...text.split(",")],
};

function readInt(text: string, name: string): number {
  const value = parseInteger(text, 0);
  if (typeof value === "string") throw invalidValue(name, text, `strconv.ParseInt: parsing ${quote(text)}: ${value}`);
  return Number(value);
}

function readDuration(text: string, name: string): number {
  try {
    return Number(parseDuration(text)) / 1e6;
  } catch (error) {
    throw invalidValue(name, text, error instanceof Error ? error.message : String(error));
  }
}

function readBool(text: string, name: string): boolean {
  if (["1", "t", "T", "true", "TRUE", "True"].includes(text)) return true;
  if (["0", "f", "F", "false", "FALSE", "False"].includes(text)) return false;
  throw invalidValue(name, text, `strconv.ParseBool: parsing ${quote(text)}: invalid syntax`);
}
