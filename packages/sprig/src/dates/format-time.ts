import { joinText } from "../text/bytes.ts";
import type { Civil } from "./civil.ts";
import { type ElementKind, readLayout } from "./layout.ts";
import type { Moment } from "./moment.ts";
import { MONTHS, WEEKDAYS } from "./names.ts";
import { localCivil, type ZoneOffset } from "./zone.ts";

/** What an element is written from. */
interface Shown {
  readonly civil: Civil;
  readonly offset: ZoneOffset;
  readonly nanos: number;
}

/** A moment by a layout, which shows how the reference time `Mon Jan 2 15:04:05 MST 2006` would look. Behaves as: Time.Format. */
export function formatTime(moment: Moment, layout: string): string {
  const { zone, unix, nanos } = moment;
  const shown: Shown = { civil: localCivil(zone, unix), offset: zone.at(unix), nanos };
  return joinText(readLayout(layout).map(({ kind, text }) => (kind === "text" ? text : WRITERS[kind](shown, text))));
}

/** Behaves as: Time.String. */
export function printTime(moment: Moment): string {
  return formatTime(moment, "2006-01-02 15:04:05.999999999 -0700 MST");
}

const WRITERS: Readonly<Record<ElementKind, (shown: Shown, element: string) => string>> = {
  longMonth: ({ civil }) => MONTHS[civil.month - 1] ?? "",
  month: ({ civil }) => MONTHS[civil.month - 1]?.slice(0, 3) ?? "",
  numMonth: ({ civil }) => String(civil.month),
  zeroMonth: ({ civil }) => padded(civil.month, 2),
  longWeekday: ({ civil }) => WEEKDAYS[civil.weekday] ?? "",
  weekday: ({ civil }) => WEEKDAYS[civil.weekday]?.slice(0, 3) ?? "",
  day: ({ civil }) => String(civil.day),
  spaceDay: ({ civil }) => String(civil.day).padStart(2),
  zeroDay: ({ civil }) => padded(civil.day, 2),
  spaceYearDay: ({ civil }) => String(civil.yearDay).padStart(3),
  zeroYearDay: ({ civil }) => padded(civil.yearDay, 3),
  hour: ({ civil }) => padded(civil.hour, 2),
  hour12: ({ civil }) => String(civil.hour % 12 || 12),
  zeroHour12: ({ civil }) => padded(civil.hour % 12 || 12, 2),
  minute: ({ civil }) => String(civil.minute),
  zeroMinute: ({ civil }) => padded(civil.minute, 2),
  second: ({ civil }) => String(civil.second),
  zeroSecond: ({ civil }) => padded(civil.second, 2),
  longYear: ({ civil }) => padded(civil.year, 4),
  year: ({ civil }) => padded(Math.abs(civil.year) % 100, 2),
  PM: ({ civil }) => (civil.hour >= 12 ? "PM" : "AM"),
  pm: ({ civil }) => (civil.hour >= 12 ? "pm" : "am"),
  zoneName: ({ offset }) => (offset.name === "" ? offsetText(offset.offset, "-0700") : offset.name),
  isoOffset: ({ offset }, element) => (offset.offset === 0 ? "Z" : offsetText(offset.offset, element)),
  offset: ({ offset }, element) => offsetText(offset.offset, element),
  fraction: ({ nanos }, element) =>
    element.charAt(0) +
    padded(nanos, 9)
      .slice(0, element.length - 1)
      .padEnd(element.length - 1, "0"),
  fractionIfAny: ({ nanos }, element) => {
    const digits = padded(nanos, 9)
      .slice(0, element.length - 1)
      .replace(/0+$/, "");
    return digits === "" ? "" : element.charAt(0) + digits;
  },
};

/** The sign stands before the zeros. */
function padded(value: number, width: number): string {
  return `${value < 0 ? "-" : ""}${String(Math.abs(value)).padStart(width, "0")}`;
}

/** An offset in the form of an element such as `-07:00`. */
function offsetText(offset: number, element: string): string {
  const size = Math.abs(offset);
  const minutes = Math.abs(Math.trunc(offset / 60));
  const colon = element.includes(":") ? ":" : "";
  const digits = element.replaceAll(/[^0-9]/g, "").length;
  const sign = Math.trunc(offset / 60) < 0 ? "-" : "+";
  const parts = [Math.floor(minutes / 60), minutes % 60, size % 60].slice(0, digits / 2);
  return sign + parts.map((part) => padded(part, 2)).join(colon);
}
