import { civilOf, unixOf } from "./civil.ts";
import { ZONES } from "./zones.gen.ts";

/** What clocks show at some instant. */
export interface ZoneOffset {
  /** `CET`; `+03` where the tz database has no letters for it. */
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly isSummer: boolean;
}

/** A time zone. Behaves as: time.Location. */
export interface Zone {
  /** An IANA name, `UTC`, or the name of a fixed offset. */
  readonly name: string;
  /** Two zones are known to Go by variables of their own, `time.UTC` and `time.Local`. */
  readonly kind: "utc" | "local" | "other";
  readonly at: (unix: bigint) => ZoneOffset;
  /** Offsets that go by a name. */
  readonly named: (name: string) => readonly number[];
}

/** Coordinated universal time. */
export const UTC: Zone = { ...fixedZone("UTC", 0), kind: "utc" };

/** A zone whose clocks never change. Behaves as: time.FixedZone. */
export function fixedZone(name: string, offset: number): Zone {
  const always: ZoneOffset = { name, offset, isSummer: false };
  return { name, kind: "other", at: () => always, named: (wanted) => (wanted === name ? [offset] : []) };
}

/** The local zone, by its name in the tz database; UTC where there is none of that name. */
export function localZone(name: string): Zone {
  return { ...(ianaZone(name) ?? UTC), kind: "local" };
}

/** A zone of the tz database; its offsets come from the runtime's Intl. `undefined` for a name that neither knows. */
export function ianaZone(name: string): Zone | undefined {
  const entry = ZONES.find(([, zones]) => ` ${zones} `.includes(` ${name} `));
  if (entry === undefined || name === "" || name.includes(" ")) {
    return undefined;
  }
  const rules = entry[0] === "" ? [] : entry[0].split(",").map(readRule);
  const offsetAt = offsetReader(name);
  return (
    offsetAt && {
      name,
      kind: "other",
      at: (unix) => nameOffset(rules, offsetAt(unix), unix),
      named: (wanted) => rules.filter((rule) => rule.name === wanted).map((rule) => rule.offset),
    }
  );
}

interface Rule extends ZoneOffset {
  /** Seconds since 1970 when the name went out of use. */
  readonly until: number;
}

/** `NAME SECONDS`, `*` for summer time, `<UNIX` for an end. */
function readRule(text: string): Rule {
  const [, name = "", offset = "0", star, until] = /^(\S*) (-?\d+)(\*)?(?:<(\d+))?$/.exec(text) ?? [];
  const seconds = Number(offset);
  return {
    name: name === "" ? numericName(seconds) : name,
    offset: seconds,
    isSummer: star !== undefined,
    until: until === undefined ? Infinity : Number(until),
  };
}

/** The year 1874; clocks showed the mean time of the place. */
const BEFORE_ZONES = -3_000_000_000n;

function nameOffset(rules: readonly Rule[], offset: number, unix: bigint): ZoneOffset {
  const rule = rules.find((candidate) => candidate.offset === offset && unix < candidate.until);
  const isMeanTime = offset % 60 !== 0 || unix < BEFORE_ZONES;
  const name = isMeanTime ? "LMT" : numericName(offset);
  return rule ?? { name, offset, isSummer: false };
}

/** `+03`, `-0330`. */
function numericName(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / 60));
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}${minutes % 60 === 0 ? "" : String(minutes % 60).padStart(2, "0")}`;
}

/** The year 1; before it, and long before it, clocks are taken to show what they showed then. */
const FIRST = -62_135_596_800n;
/** The year 9000; from there on the calendar is taken to repeat, as it does every 400 years. */
const LAST = 221_845_392_000n;
const CYCLE = 12_622_780_800n;

/** Reads offsets from the runtime; `undefined` where it does not know the zone. */
function offsetReader(name: string): ((unix: bigint) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
  return (unix) => {
    const seconds = unix < FIRST + 86_400n ? FIRST + 86_400n : unix < LAST ? unix : LAST + ((unix - LAST) % CYCLE);
    const parts = new Map(format.formatToParts(Number(seconds) * 1000).map(({ type, value }) => [type, Number(value)]));
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = { year: read("year"), month: read("month"), day: read("day") };
    const clock = { hour: read("hour"), minute: read("minute"), second: read("second") };
    return Number(unixOf({ ...shown, ...clock }) - seconds);
  };
}

/** The date that clocks show in a zone. */
export function localCivil(zone: Zone, unix: bigint): ReturnType<typeof civilOf> {
  return civilOf(unix + BigInt(zone.at(unix).offset));
}

/** Seconds since 1970 of what clocks show in a zone; of an hour that they skip or repeat, the one that Go takes. Behaves as: time.Date. */
export function zonedUnix(zone: Zone, shown: bigint): bigint {
  const guess = BigInt(zone.at(shown).offset);
  return guess === 0n ? shown : shown - BigInt(zone.at(shown - guess).offset);
}
