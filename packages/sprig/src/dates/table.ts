import { type GoValue, stringType, Typed } from "@outrigger/go-std";
import { durationText, parseDuration, parseInteger } from "@outrigger/go-std/fmt";
import { any, define, type FunctionTable, type Param, text } from "../define.ts";
import type { SprigHost } from "../host.ts";
import { clampDuration, roundDuration, SECOND } from "./duration.ts";
import { formatTime } from "./format-time.ts";
import { addNanos, type Moment, momentOf, nanosOf, ZERO_TO_UNIX } from "./moment.ts";
import { parseTime } from "./parse-time.ts";
import { roughDuration } from "./rough-duration.ts";
import { readTime, timeType, timeValue } from "./time-type.ts";
import { ianaZone, localZone, UTC, type Zone } from "./zone.ts";

const time: Param<Moment> = { type: timeType, read: (value) => readTime(value as Typed) };
const ISO_DATE = "2006-01-02";
/** What Go gives beside an error. */
const ZERO_TIME: Moment = { unix: -ZERO_TO_UNIX, nanos: 0, zone: UTC };

/** Family: dates. The clock and the local zone are the host's. */
export function dateFunctions(host: SprigHost): FunctionTable {
  const local = localZone(host.timeZone ?? "UTC");
  const now = (): Moment => momentOf(host.now(), local);
  return { ...formatting(now, local), ...changing(), ...parsing(local), ...durations(now, local) };
}

type Now = () => Moment;

function formatting(now: Now, local: Zone): FunctionTable {
  const format = (layout: string, date: GoValue, zone: Zone): string =>
    formatTime({ ...(readDate(date, local, ["int", "int64", "int32"]) ?? now()), zone }, layout);
  const dateInZone = define([text, any, text], stringType, (layout, date, zone) =>
    format(layout, date, zoneByName(zone, local)),
  );
  return {
    now: define([], timeType, () => timeValue(now())),
    date: define([text, any], stringType, (layout, date) => format(layout, date, local)),
    dateInZone,
    date_in_zone: dateInZone,
    htmlDate: define([any], stringType, (date) => format(ISO_DATE, date, local)),
    htmlDateInZone: define([any, text], stringType, (date, zone) => format(ISO_DATE, date, zoneByName(zone, local))),
    unixEpoch: define([time], stringType, ({ unix }) => String(BigInt.asIntN(64, unix))),
  };
}

/** Behaves as: time.LoadLocation, UTC in place of its error. */
function zoneByName(name: string, local: Zone): Zone {
  return name === "Local" ? local : (ianaZone(name) ?? UTC);
}

/** A time, the target of a pointer to one, or seconds since 1970 in one of some integer types. */
function readDate(value: GoValue, local: Zone, seconds: readonly string[]): Moment | undefined {
  if (typeof value === "bigint") {
    return { unix: value, nanos: 0, zone: local };
  }
  if (!(value instanceof Typed)) {
    return undefined;
  }
  const { type, content } = value;
  if (type.name === timeType.name) {
    return readTime(value);
  }
  if (type.name === `*${timeType.name}` && seconds.includes("int32") && content !== null) {
    return readTime(content instanceof Typed ? content : new Typed(timeType, content));
  }
  return seconds.includes(type.name) ? { unix: content as bigint, nanos: 0, zone: local } : undefined;
}

function changing(): FunctionTable {
  const modify = define([text, time], timeType, (duration, date) => {
    const nanos = attempt(() => parseDuration(duration));
    return timeValue(nanos === undefined ? date : addNanos(date, nanos));
  });
  const mustModify = define([text, time], timeType, (duration, date) =>
    timeValue(addNanos(date, parseDuration(duration))),
  );
  return { dateModify: modify, date_modify: modify, mustDateModify: mustModify, must_date_modify: mustModify };
}

function parsing(local: Zone): FunctionTable {
  return {
    toDate: define([text, text], timeType, (layout, date) =>
      timeValue(attempt(() => parseTime(layout, date, local)) ?? ZERO_TIME),
    ),
    mustToDate: define([text, text], timeType, (layout, date) => timeValue(parseTime(layout, date, local))),
  };
}

function durations(now: Now, local: Zone): FunctionTable {
  const since = (date: Moment): bigint => clampDuration(nanosOf(now()) - nanosOf(date));
  return {
    ago: define([any], stringType, (date) =>
      durationText(roundDuration(since(readDate(date, local, ["int64"]) ?? now()), SECOND)),
    ),
    duration: define([any], stringType, (seconds) => durationText(BigInt.asIntN(64, secondsOf(seconds) * SECOND))),
    durationRound: define([any], stringType, (duration) => roughDuration(roughNanos(duration, since))),
  };
}

/** Texts and int64 only; anything else is 0. Behaves as: sprig, duration. */
function secondsOf(value: GoValue): bigint {
  if (typeof value === "string") {
    const parsed = parseInteger(value, 10);
    if (parsed === "value out of range") {
      return value.startsWith("-") ? -(1n << 63n) : (1n << 63n) - 1n;
    }
    return typeof parsed === "bigint" ? parsed : 0n;
  }
  return value instanceof Typed && value.type.name === "int64" ? (value.content as bigint) : 0n;
}

function roughNanos(value: GoValue, since: (date: Moment) => bigint): bigint {
  if (typeof value === "string") {
    return attempt(() => parseDuration(value)) ?? 0n;
  }
  if (!(value instanceof Typed)) {
    return 0n;
  }
  if (value.type.name === timeType.name) {
    return since(readTime(value));
  }
  return value.type.name === "int64" ? (value.content as bigint) : 0n;
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
