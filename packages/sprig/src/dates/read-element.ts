import { type Element, type Fields, Reject } from "./fields.ts";
import type { ElementKind } from "./layout.ts";
import { MONTHS, WEEKDAYS } from "./names.ts";
import { readOffset, readZoneName } from "./read-zone.ts";

/** Reads one element from the start of a text of bytes, and gives the rest. */
export function readElement(element: Element, text: string, fields: Fields): string {
  switch (element.kind) {
    case "longMonth":
    case "month":
      return readName(text, element.kind === "month" ? MONTHS.map(short) : MONTHS, (index) => {
        fields.month = index + 1;
      });
    case "longWeekday":
    case "weekday":
      return readName(text, element.kind === "weekday" ? WEEKDAYS.map(short) : WEEKDAYS, () => undefined);
    case "PM":
    case "pm":
      return readHalf(text, element.kind, fields);
    case "zoneName":
      return readZoneName(text, fields);
    case "isoOffset":
    case "offset":
      return readOffset(element, text, fields);
    case "fraction":
      return readFraction(text, element.text.length, fields);
    case "fractionIfAny":
      return /^[.,][0-9]/.test(text) ? readFraction(text, 1 + digitsAt(text, 1), fields) : text;
    default:
      return readNumber(element, text, fields);
  }
}

function short(name: string): string {
  return name.slice(0, 3);
}

function readName(text: string, names: readonly string[], found: (index: number) => void): string {
  const lower = text.slice(0, 9).toLowerCase();
  const index = names.findIndex((name) => lower.startsWith(name.toLowerCase()));
  if (index < 0) {
    throw new Reject();
  }
  found(index);
  return text.slice(names[index]?.length);
}

function readHalf(text: string, kind: "PM" | "pm", fields: Fields): string {
  const half = text.slice(0, 2);
  if (half.toLowerCase() !== "am" && half.toLowerCase() !== "pm") {
    throw new Reject();
  }
  if (half !== (kind === "PM" ? half.toUpperCase() : half.toLowerCase())) {
    throw new Reject();
  }
  fields.half = half.toLowerCase() as "am" | "pm";
  return text.slice(2);
}

type NumberKind = Extract<
  ElementKind,
  | "year"
  | "longYear"
  | "numMonth"
  | "zeroMonth"
  | "day"
  | "spaceDay"
  | "zeroDay"
  | "spaceYearDay"
  | "zeroYearDay"
  | "hour"
  | "hour12"
  | "zeroHour12"
  | "minute"
  | "zeroMinute"
  | "second"
  | "zeroSecond"
>;

interface NumberRule {
  readonly field: "month" | "day" | "yearDay" | "hour" | "minute" | "second";
  readonly digits: RegExp;
  readonly least?: number;
  readonly most?: number;
}

const ONE_OR_TWO = /^[0-9]{1,2}/;
const TWO = /^[0-9]{2}/;
const NUMBERS: Readonly<Record<Exclude<NumberKind, "year" | "longYear">, NumberRule>> = {
  numMonth: { field: "month", digits: ONE_OR_TWO, least: 1, most: 12 },
  zeroMonth: { field: "month", digits: TWO, least: 1, most: 12 },
  day: { field: "day", digits: ONE_OR_TWO },
  spaceDay: { field: "day", digits: /^ ?[0-9]{1,2}/ },
  zeroDay: { field: "day", digits: TWO },
  spaceYearDay: { field: "yearDay", digits: /^ {0,2}[0-9]{1,3}/ },
  zeroYearDay: { field: "yearDay", digits: /^[0-9]{3}/ },
  hour: { field: "hour", digits: ONE_OR_TWO, most: 23 },
  hour12: { field: "hour", digits: ONE_OR_TWO, most: 12 },
  zeroHour12: { field: "hour", digits: TWO, most: 12 },
  minute: { field: "minute", digits: ONE_OR_TWO, most: 59 },
  zeroMinute: { field: "minute", digits: TWO, most: 59 },
  second: { field: "second", digits: ONE_OR_TWO, most: 59 },
  zeroSecond: { field: "second", digits: TWO, most: 59 },
};

function readNumber({ kind, next }: Element, text: string, fields: Fields): string {
  if (kind === "year" || kind === "longYear") {
    return readYear(kind, text, fields);
  }
  const { field, digits, least = 0, most = Infinity } = NUMBERS[kind as keyof typeof NUMBERS];
  const match = digits.exec(text)?.[0];
  if (match === undefined) {
    throw new Reject();
  }
  const value = Number(match);
  if (value < least || value > most) {
    throw new Reject(field);
  }
  fields[field] = value;
  const rest = text.slice(match.length);
  // A fraction may follow the seconds though the layout has none.
  const hasFraction = field === "second" && /^[.,][0-9]/.test(rest) && next !== "fraction" && next !== "fractionIfAny";
  return hasFraction ? readFraction(rest, 1 + digitsAt(rest, 1), fields) : rest;
}

/** Two digits are a year from 1969 to 2068. */
function readYear(kind: "year" | "longYear", text: string, fields: Fields): string {
  const width = kind === "year" ? 2 : 4;
  const digits = text.slice(0, width);
  const valid = kind === "year" ? /^(?:[0-9]{2}|[+-][0-9])$/.test(digits) : /^[0-9]{4}$/.test(digits);
  if (!valid) {
    throw new Reject();
  }
  const value = Number(digits);
  fields.year = kind === "longYear" ? value : value >= 69 ? value + 1900 : value + 2000;
  return text.slice(width);
}

/** A separator and digits, `size` characters in all; digits past the ninth do not count. */
function readFraction(text: string, size: number, fields: Fields): string {
  const fraction = text.slice(0, size);
  if (fraction.length < size || !/^[.,]/.test(fraction)) {
    throw new Reject();
  }
  const digits = fraction.slice(1, 10);
  if (/^-[0-9]+$/.test(digits) && Number(digits) < 0) {
    throw new Reject("fractional second");
  }
  if (!/^[+-]?[0-9]+$/.test(digits)) {
    throw new Reject();
  }
  fields.nanos = Number(digits) * 10 ** (9 - digits.length);
  return text.slice(size);
}

function digitsAt(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) >= "0" && text.charAt(at) <= "9" && at < text.length) {
    at++;
  }
  return at - from;
}
