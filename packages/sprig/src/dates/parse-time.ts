import { goError } from "../go-panic.ts";
import { fromBinary, toBinary } from "../text/binary.ts";
import { daysIn, daysSince1970, isLeap, unixOf } from "./civil.ts";
import { type LayoutPart, readLayout } from "./layout.ts";
import type { Moment } from "./moment.ts";
import { type Fields, Reject } from "./fields.ts";
import { readElement } from "./read-element.ts";
import { quoteBytes } from "./quote-bytes.ts";
import { fixedZone, UTC, type Zone, zonedUnix } from "./zone.ts";

/** Reads a moment by a layout; what names no zone is in `zone`. Behaves as: time.ParseInLocation. Throws Go's text. */
export function parseTime(layout: string, value: string, zone: Zone): Moment {
  const fields: Fields = {
    year: 0,
    month: -1,
    day: -1,
    yearDay: -1,
    hour: 0,
    minute: 0,
    second: 0,
    nanos: 0,
    half: "",
    zoneName: "",
  };
  const fail = (message: string): Error => goError(`parsing time ${quoteBytes(value)}${message}`);
  const mismatch = (rest: string, part: string): Error =>
    fail(` as ${quoteBytes(layout)}: cannot parse ${quoteBytes(fromBinary(rest))} as ${quoteBytes(fromBinary(part))}`);
  let rest = toBinary(value);
  const parts = readLayout(toBinary(layout));
  for (const [i, { kind, text }] of parts.entries()) {
    if (kind === "text") {
      const skipped = skipText(rest, text);
      if (skipped.fault) {
        throw mismatch(skipped.rest, text);
      }
      rest = skipped.rest;
      continue;
    }
    try {
      rest = readElement({ kind, text, next: nextElement(parts, i) }, rest, fields);
    } catch (error) {
      if (error instanceof Reject) {
        throw error.range === "" ? mismatch(rest, text) : fail(`: ${error.range} out of range`);
      }
      throw error;
    }
  }
  if (rest !== "") {
    throw fail(`: extra text: ${quoteBytes(fromBinary(rest))}`);
  }
  return momentOfFields(fields, zone, fail);
}

function nextElement(parts: readonly LayoutPart[], at: number): LayoutPart["kind"] | undefined {
  return parts.slice(at + 1, at + 3).find(({ kind }) => kind !== "text")?.kind;
}

/** Blanks in a layout stand for any number of blanks. */
function skipText(value: string, text: string): { rest: string; fault: boolean } {
  let at = 0;
  for (let i = 0; i < text.length; ) {
    if (text.charAt(i) !== " ") {
      if (value.charAt(at) !== text.charAt(i)) {
        return { rest: value.slice(at), fault: true };
      }
      at++;
      i++;
      continue;
    }
    if (at < value.length && value.charAt(at) !== " ") {
      return { rest: value.slice(at), fault: true };
    }
    i = afterBlanks(text, i);
    at = afterBlanks(value, at);
  }
  return { rest: value.slice(at), fault: false };
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === " ") {
    at++;
  }
  return at;
}

type Fail = (message: string) => Error;

function momentOfFields(fields: Fields, zone: Zone, fail: Fail): Moment {
  const { year, nanos, offset, zoneName } = fields;
  const { month, day } = fields.yearDay < 0 ? fields : dateOfYearDay(fields, fail);
  const date = { year, month: month < 0 ? 1 : month, day: day < 0 ? 1 : day };
  if (date.day < 1 || date.day > daysIn(date.month, year)) {
    throw fail(": day out of range");
  }
  const shown = unixOf({ ...date, hour: hourOf(fields), minute: fields.minute, second: fields.second });
  if (fields.isUtc === true) {
    return { unix: shown, nanos, zone: UTC };
  }
  if (offset !== undefined && offset !== -1) {
    const unix = shown - BigInt(offset);
    const local = zone.at(unix);
    const isLocal = local.offset === offset && (zoneName === "" || local.name === zoneName);
    return { unix, nanos, zone: isLocal ? zone : fixedZone(zoneName, offset) };
  }
  if (zoneName !== "") {
    return { ...namedZone(zoneName, shown, zone), nanos };
  }
  return { unix: zonedUnix(zone, shown), nanos, zone };
}

function hourOf({ half, hour }: Fields): number {
  if (half === "pm" && hour < 12) {
    return hour + 12;
  }
  return half === "am" && hour === 12 ? 0 : hour;
}

function dateOfYearDay({ year, month, day, yearDay }: Fields, fail: Fail): { month: number; day: number } {
  if (yearDay < 1 || yearDay > (isLeap(year) ? 366 : 365)) {
    throw fail(": day-of-year out of range");
  }
  let found = 12;
  while (daysSince1970(year, found, 1) - daysSince1970(year, 1, 1) >= yearDay) {
    found--;
  }
  const foundDay = yearDay - (daysSince1970(year, found, 1) - daysSince1970(year, 1, 1));
  if (month >= 0 && month !== found) {
    throw fail(": day-of-year does not match month");
  }
  if (day >= 0 && day !== foundDay) {
    throw fail(": day-of-year does not match day");
  }
  return { month: found, day: foundDay };
}

/** A name of the local zone's is taken for that; any other is a zone at UTC, but for `GMT+3`. */
function namedZone(name: string, shown: bigint, local: Zone): { unix: bigint; zone: Zone } {
  const offsets = local.named(name);
  const offset = offsets.find((candidate) => local.at(shown - BigInt(candidate)).name === name) ?? offsets[0];
  if (offset !== undefined) {
    const inUse = local.at(shown - BigInt(offset));
    return { unix: shown - BigInt(inUse.name === name ? inUse.offset : offset), zone: local };
  }
  const hours = /^GMT([+-]\d+)$/.exec(name)?.[1];
  return { unix: shown, zone: fixedZone(name, hours === undefined ? 0 : Number(hours) * 3600) };
}
