/** An instant: whole seconds since 1970 and the nanoseconds behind them. */
export interface Instant {
  readonly seconds: number;
  readonly nanos: number;
}

/** A text that is no time. `message` is Go's text to the letter. */
export class TimeError extends Error {
  readonly code = "kube-time";
  readonly hint = "Write the time as RFC 3339 does, such as 2019-02-03T04:05:06Z.";

  constructor(message: string) {
    super(message);
    this.name = "TimeError";
  }
}

/** Go's zero time, 0001-01-01T00:00:00Z. */
export const ZERO_SECONDS = -62_135_596_800;

/** The elements of the layout `2006-01-02T15:04:05Z07:00`, in order: what matches, and Go's name for what does not. */
const ELEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}/, "2006"],
  [/^-/, "-"],
  [/^\d\d/, "01"],
  [/^-/, "-"],
  [/^\d\d/, "02"],
  [/^T/, "T"],
  [/^\d\d?/, "15"],
  [/^:/, ":"],
  [/^\d\d/, "04"],
  [/^:/, ":"],
  [/^\d\d(?:[.,]\d+)?/, "05"],
  [/^(?:Z|[+-]\d\d:\d\d)/, "Z07:00"],
];

const RANGES: Readonly<Record<string, readonly [min: number, max: number, what: string]>> = {
  "01": [1, 12, "month"],
  "15": [0, 23, "hour"],
  "04": [0, 59, "minute"],
  "05": [0, 59, "second"],
};

/**
 * Reads a time of RFC 3339. Throws a {@link TimeError}.
 *
 * Behaves as: time.Parse(time.RFC3339, text); so `T4:05:06Z` and `+24:00` pass.
 *
 * @example
 * ```ts
 * import { formatTime, parseTime } from "@outrigger/kube";
 * formatTime(parseTime("2019-02-03T04:05:06+01:00")); // "2019-02-03T03:05:06Z"
 * ```
 */
export function parseTime(text: string): Instant {
  const found: string[] = [];
  let rest = text;
  for (const [pattern, name] of ELEMENTS) {
    const part = pattern.exec(rest)?.[0];
    if (part === undefined) {
      throw new TimeError(
        `parsing time ${quote(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${quote(rest)} as "${name}"`,
      );
    }
    checkRange(text, name, Number.parseInt(part, 10));
    if (name === "Z07:00") checkOffset(text, part);
    found.push(part);
    rest = rest.slice(part.length);
  }
  if (rest !== "") throw new TimeError(`parsing time ${quote(text)}: extra text: ${quote(rest)}`);
  return instant(text, found);
}

function checkRange(text: string, name: string, value: number): void {
  const range = Object.hasOwn(RANGES, name) ? RANGES[name] : undefined;
  if (range !== undefined && (value < range[0] || value > range[1])) {
    throw new TimeError(`parsing time ${quote(text)}: ${range[2]} out of range`);
  }
}

function checkOffset(text: string, zone: string): void {
  if (Number(zone.slice(1, 3)) > 24)
    throw new TimeError(`parsing time ${quote(text)}: time zone offset hour out of range`);
  if (Number(zone.slice(4, 6)) > 60)
    throw new TimeError(`parsing time ${quote(text)}: time zone offset minute out of range`);
}

function instant(text: string, parts: readonly string[]): Instant {
  const [year = 0, , month = 0, , day = 0, , hour = 0, , minute = 0, , second = 0] = parts.map((part) =>
    Number.parseInt(part, 10),
  );
  const zone = parts.at(-1) ?? "Z";
  if (day < 1 || day > daysIn(year, month)) throw new TimeError(`parsing time ${quote(text)}: day out of range`);
  const minutes = zone === "Z" ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  const offset = (zone.startsWith("-") ? -60 : 60) * minutes;
  const fraction = (parts[10] ?? "").slice(3, 12);
  const seconds = daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  return { seconds, nanos: Number(fraction.padEnd(9, "0")) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days of the Gregorian calendar; a year is counted from March, so that the leap day is its last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const yearOfEra = y - era * 400;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/**
 * Writes an instant in UTC with whole seconds, as Kubernetes does.
 *
 * Behaves as: metav1.Time, MarshalJSON (which writes `null` for Go's zero time; that is left to the caller).
 */
export function formatTime(time: Instant): string {
  return `${date(time)}T${clock(time)}Z`;
}

/**
 * Writes an instant as a template prints it, in UTC.
 *
 * Behaves as: time.Time, String.
 */
export function printTime(time: Instant): string {
  const fraction = time.nanos === 0 ? "" : `.${String(time.nanos).padStart(9, "0").replace(/0+$/, "")}`;
  return `${date(time)} ${clock(time)}${fraction} +0000 UTC`;
}

function date({ seconds }: Instant): string {
  const at = new Date(Math.floor(seconds / 86_400) * 86_400_000);
  const year = at.getUTCFullYear();
  const text = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  return `${text}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

function clock({ seconds }: Instant): string {
  const second = seconds - Math.floor(seconds / 86_400) * 86_400;
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Quotes as package time does: bytes outside printable ASCII as `\xNN`. */
function quote(text: string): string {
  let quoted = "";
  for (const byte of new TextEncoder().encode(text)) {
    if (byte === 0x22 || byte === 0x5c) quoted += `\\${String.fromCharCode(byte)}`;
    else if (byte < 0x20 || byte >= 0x80) quoted += `\\x${byte.toString(16).padStart(2, "0")}`;
    else quoted += String.fromCharCode(byte);
  }
  return `"${quoted}"`;
}
