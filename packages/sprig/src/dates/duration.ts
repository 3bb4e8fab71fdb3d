import { goError } from "../go-panic.ts";
import { quoteBytes } from "./quote-bytes.ts";

/** Nanoseconds. */
export const SECOND = 1_000_000_000n;
const LIMIT = 1n << 63n;

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1000n],
  ["µs", 1000n],
  ["μs", 1000n],
  ["ms", 1_000_000n],
  ["s", SECOND],
  ["m", 60n * SECOND],
  ["h", 3600n * SECOND],
]);

/** Nanoseconds of a text such as `1h15m30.918s`. Behaves as: time.ParseDuration. Throws Go's text. */
export function parseDuration(text: string): bigint {
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const body = text.slice(sign.length);
  if (body === "0") {
    return 0n;
  }
  const parts = body.matchAll(/([0-9]*)(\.?)([0-9]*)([^0-9.]*)/gy);
  let total = 0n;
  let read = 0;
  for (const part of parts) {
    read += part[0].length;
    total += part[0] === "" ? 0n : nanosOf(text, part);
    if (total > LIMIT) {
      throw invalid(text);
    }
  }
  if (body === "" || read < body.length || (sign !== "-" && total === LIMIT)) {
    throw invalid(text);
  }
  return sign === "-" ? -total : total;
}

function nanosOf(text: string, [, whole = "", , fraction = "", name = ""]: readonly string[]): bigint {
  if ((whole === "" && fraction === "") || whole.replace(/^0+/, "").length > 19 || BigInt(whole) > LIMIT) {
    throw invalid(text);
  }
  if (name === "") {
    throw goError(`time: missing unit in duration ${quoteBytes(text)}`);
  }
  const unit = UNITS.get(name);
  if (unit === undefined) {
    throw goError(`time: unknown unit ${quoteBytes(name)} in duration ${quoteBytes(text)}`);
  }
  const nanos = BigInt(whole) * unit + fractionOf(fraction, unit);
  if (nanos > LIMIT) {
    throw invalid(text);
  }
  return nanos;
}

/** As many digits as 63 bits hold, counted in floats as Go does. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (value > (LIMIT - 1n) / 10n || next > LIMIT) {
      break;
    }
    value = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

function invalid(text: string): Error {
  return goError(`time: invalid duration ${quoteBytes(text)}`);
}

/** What durations below a second are counted in. */
const SMALL_UNITS = [
  { below: 1n, unit: 1n, name: "s" },
  { below: 1000n, unit: 1n, name: "ns" },
  { below: 1_000_000n, unit: 1000n, name: "µs" },
  { below: SECOND, unit: 1_000_000n, name: "ms" },
] as const;

/** Nanoseconds as `1h15m30.918s`. Behaves as: Duration.String. */
export function printDuration(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? "-" : "";
  if (size < SECOND) {
    const { unit, name } = SMALL_UNITS.find(({ below }) => size < below) ?? { unit: 1n, name: "s" };
    return `${sign}${decimals(size, unit)}${name}`;
  }
  const minutes = size / (60n * SECOND);
  const seconds = `${decimals(size % (60n * SECOND), SECOND)}s`;
  if (minutes === 0n) {
    return sign + seconds;
  }
  return `${sign}${minutes < 60n ? "" : `${minutes / 60n}h`}${minutes % 60n}m${seconds}`;
}

/** A quotient without trailing zeros; `unit` is a power of ten. */
function decimals(size: bigint, unit: bigint): string {
  const places = unit.toString().length - 1;
  const fraction = (size % unit).toString().padStart(places, "0").replace(/0+$/, "");
  return `${size / unit}${places === 0 || fraction === "" ? "" : `.${fraction}`}`;
}

/** The nearest multiple, half away from zero; an int64 at most. Behaves as: Duration.Round. */
export function roundDuration(nanos: bigint, multiple: bigint): bigint {
  if (multiple <= 0n) {
    return nanos;
  }
  const size = nanos < 0n ? -nanos : nanos;
  const rest = size % multiple;
  const rounded = rest + rest < multiple ? size - rest : size + multiple - rest;
  return clampDuration(nanos < 0n ? -rounded : rounded);
}

/** Towards zero. Behaves as: Duration.Truncate. */
export function truncateDuration(nanos: bigint, multiple: bigint): bigint {
  return multiple <= 0n ? nanos : nanos - (nanos % multiple);
}

/** The nearest that an int64 holds. */
export function clampDuration(nanos: bigint): bigint {
  if (nanos < -LIMIT) {
    return -LIMIT;
  }
  return nanos >= LIMIT ? LIMIT - 1n : nanos;
}
