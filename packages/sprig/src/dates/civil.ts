/** A date and time of day in the Gregorian calendar, as far back as one likes. */
export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 is January 1. */
  readonly yearDay: number;
}

const DAY = 86_400n;
const DAYS_IN_400_YEARS = 146_097;
/** Seconds from March 1 of the year -292277022400 to 1970: Go counts from there, in 64 bits without a sign. */
const UNIX_TO_ABSOLUTE = 9_223_372_028_741_760_000n;

/** The date of so many seconds since 1970. Behaves as: package time, beyond the range of 64 bits too. */
export function civilOf(unix: bigint): Civil {
  const seconds = BigInt.asUintN(64, unix + UNIX_TO_ABSOLUTE) - UNIX_TO_ABSOLUTE;
  const ofDay = Number(((seconds % DAY) + DAY) % DAY);
  const days = Number((seconds - BigInt(ofDay)) / DAY);
  return {
    ...dateOf(days),
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** The date of so many days since 1970, by years that begin in March, so that the leap day is their last. */
function dateOf(days: number): Pick<Civil, "year" | "month" | "day" | "yearDay"> {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const ofEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    yearDay: days - daysSince1970(year, 1, 1) + 1,
  };
}

/** Days from 1970 to a date; month and day may lie outside their range. */
export function daysSince1970(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 1);
  const wholeYear = Math.floor(months / 12);
  const wholeMonth = months - wholeYear * 12 + 1;
  const shifted = wholeMonth <= 2 ? wholeYear - 1 : wholeYear;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (wholeMonth > 2 ? wholeMonth - 3 : wholeMonth + 9) + 2) / 5);
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  return era * DAYS_IN_400_YEARS + ofEra - 719_468 + day - 1;
}

/** Seconds since 1970 of a date and time of day. */
export function unixOf(date: Pick<Civil, "year" | "month" | "day" | "hour" | "minute" | "second">): bigint {
  const days = BigInt(daysSince1970(date.year, date.month, date.day));
  return days * DAY + BigInt(date.hour * 3600 + date.minute * 60 + date.second);
}

/** Behaves as: package time, isLeap. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month. */
export function daysIn(month: number, year: number): number {
  return daysSince1970(year, month + 1, 1) - daysSince1970(year, month, 1);
}
