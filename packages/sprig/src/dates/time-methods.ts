import {
  boolType,
  type GoMethod,
  type GoType,
  type GoValue,
  int64Type,
  intType,
  sliceOf,
  stringType,
  Typed,
  typed,
  uint8Type,
} from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { toUtf8 } from "@outrigger/go-std/fmt";
import { type Civil, unixOf } from "./civil.ts";
import { formatTime, printTime } from "./format-time.ts";
import { addNanos, type Moment, nanosOf, ZERO_TO_UNIX } from "./moment.ts";
import { MONTHS } from "./names.ts";
import { quoteBytes } from "./quote-bytes.ts";
import { durationType, durationValue, monthType, weekdayType } from "./small-types.ts";
import { localCivil, UTC, type Zone, zonedUnix } from "./zone.ts";

type Methods = readonly (readonly [string, GoMethod])[];

const bytesType = sliceOf(uint8Type);
const RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

/** The types that the methods take and give, and how their values are read and made. */
export interface TimeKit {
  readonly timeType: GoType;
  readonly locationPointer: GoType;
  readonly timeValue: (moment: Moment) => Typed;
  readonly readTime: (value: Typed) => Moment;
  readonly locationValue: (zone: Zone) => Typed;
  readonly readLocation: (pointer: Typed) => Zone;
}

/** The methods of `time.Time` that have one result. */
export function timeMethods(kit: TimeKit): ReadonlyMap<string, GoMethod> {
  const reader: Reader = (result, read) => ({
    params: [],
    result,
    call: (receiver) => typed(result, read(kit.readTime(receiver))),
  });
  return new Map([
    ...readers(reader),
    ...formats(kit),
    ...parts(reader),
    ...changers(kit),
    ...comparers(kit),
    ...encoders(reader),
  ]);
}

type Reader = (result: GoType, read: (moment: Moment) => GoValue) => GoMethod;

function readers(reader: Reader): Methods {
  const nanos = (divisor: bigint) => reader(int64Type, (moment) => BigInt.asIntN(64, floor(nanosOf(moment), divisor)));
  return [
    ["String", reader(stringType, printTime)],
    ["GoString", reader(stringType, goSyntax)],
    ["Unix", reader(int64Type, ({ unix }) => BigInt.asIntN(64, unix))],
    ["UnixMilli", nanos(1_000_000n)],
    ["UnixMicro", nanos(1000n)],
    ["UnixNano", nanos(1n)],
    ["IsZero", reader(boolType, ({ unix, nanos }) => unix === -ZERO_TO_UNIX && nanos === 0)],
    ["IsDST", reader(boolType, ({ unix, zone }) => zone.at(unix).isSummer)],
  ];
}

function formats({ locationPointer, locationValue, readTime }: TimeKit): Methods {
  return [
    ["Location", { params: [], result: locationPointer, call: (receiver) => locationValue(readTime(receiver).zone) }],
    [
      "Format",
      {
        params: [stringType],
        result: stringType,
        call: (receiver, [layout]) => formatTime(readTime(receiver), layout as string),
      },
    ],
  ];
}

function floor(value: bigint, divisor: bigint): bigint {
  const rest = value % divisor;
  return (value - (rest < 0n ? rest + divisor : rest)) / divisor;
}

function parts(reader: Reader): Methods {
  const part = (read: (civil: Civil) => number, type: GoType = intType) =>
    reader(type, ({ zone, unix }) => BigInt(read(localCivil(zone, unix))));
  return [
    ["Year", part(({ year }) => year)],
    ["Month", part(({ month }) => month, monthType)],
    ["Day", part(({ day }) => day)],
    ["Hour", part(({ hour }) => hour)],
    ["Minute", part(({ minute }) => minute)],
    ["Second", part(({ second }) => second)],
    ["YearDay", part(({ yearDay }) => yearDay)],
    ["Weekday", part(({ weekday }) => weekday, weekdayType)],
    ["Nanosecond", reader(intType, ({ nanos }) => BigInt(nanos))],
  ];
}

function changers({ timeType, locationPointer, timeValue, readTime, readLocation }: TimeKit): Methods {
  const changer = (
    params: readonly GoType[],
    change: (moment: Moment, args: readonly GoValue[]) => Moment,
  ): GoMethod => ({
    params,
    result: timeType,
    call: (receiver, args) => timeValue(change(readTime(receiver), args)),
  });
  return [
    ["UTC", changer([], (moment) => ({ ...moment, zone: UTC }))],
    ["In", changer([locationPointer], (moment, [location]) => ({ ...moment, zone: readLocation(location as Typed) }))],
    ["Add", changer([durationType], (moment, [duration]) => addNanos(moment, durationOf(duration)))],
    ["AddDate", changer([intType, intType, intType], (moment, args) => addDate(moment, args.map(Number)))],
    ["Round", changer([durationType], (moment, [multiple]) => rounded(moment, durationOf(multiple), true))],
    ["Truncate", changer([durationType], (moment, [multiple]) => rounded(moment, durationOf(multiple), false))],
  ];
}

function durationOf(value: GoValue | undefined): bigint {
  return value instanceof Typed ? (value.content as bigint) : (value as bigint);
}

function addDate(moment: Moment, [years = 0, months = 0, days = 0]: readonly number[]): Moment {
  const { zone, unix } = moment;
  const civil = localCivil(zone, unix);
  const moved = { ...civil, year: civil.year + years, month: civil.month + months, day: civil.day + days };
  return { ...moment, unix: zonedUnix(zone, unixOf(moved)) };
}

/** By time since the year 1, not by the clock. */
function rounded(moment: Moment, multiple: bigint, up: boolean): Moment {
  if (multiple <= 0n) {
    return moment;
  }
  const sinceZero = nanosOf(moment) + ZERO_TO_UNIX * 1_000_000_000n;
  const rest = ((sinceZero % multiple) + multiple) % multiple;
  return addNanos(moment, up && rest + rest >= multiple ? multiple - rest : -rest);
}

function comparers({ timeType, readTime }: TimeKit): Methods {
  const comparer = (result: GoType, compare: (difference: bigint) => GoValue): GoMethod => ({
    params: [timeType],
    result,
    call: (receiver, [other]) => compare(nanosOf(readTime(receiver)) - nanosOf(readTime(other as Typed))),
  });
  return [
    ["Sub", comparer(durationType, durationValue)],
    ["After", comparer(boolType, (difference) => difference > 0n)],
    ["Before", comparer(boolType, (difference) => difference < 0n)],
    ["Equal", comparer(boolType, (difference) => difference === 0n)],
    ["Compare", comparer(intType, (difference) => (difference === 0n ? 0n : difference > 0n ? 1n : -1n))],
  ];
}

function encoders(reader: Reader): Methods {
  const bytes = (text: string): GoValue => Array.from(toUtf8(text), BigInt);
  return [
    ["MarshalJSON", reader(bytesType, (moment) => bytes(`"${strictText(moment, "MarshalJSON")}"`))],
    ["MarshalText", reader(bytesType, (moment) => bytes(strictText(moment, "MarshalText")))],
  ];
}

/** RFC 3339 has years of four digits and offsets below a day. */
function strictText(moment: Moment, method: string): string {
  const { zone, unix } = moment;
  const { year } = localCivil(zone, unix);
  const fault =
    year < 0 || year > 9999
      ? "year outside of range [0,9999]"
      : Math.abs(zone.at(unix).offset) >= 86_400
        ? "timezone hour outside of range [0,23]"
        : undefined;
  if (fault !== undefined) {
    throw goError(`Time.${method}: ${fault}`);
  }
  return formatTime(moment, RFC3339_NANO);
}

/** Behaves as: Time.GoString. */
function goSyntax({ zone, unix, nanos }: Moment): string {
  const { year, month, day, hour, minute, second } = localCivil(zone, unix);
  const location =
    zone.kind === "other" ? `time.Location(${quoteBytes(zone.name)})` : `time.${zone.kind === "utc" ? "UTC" : "Local"}`;
  return `time.Date(${[year, `time.${MONTHS[month - 1]}`, day, hour, minute, second, nanos, location].join(", ")})`;
}
