import { quote } from "@outrigger/go-std/fmt";

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

const MAX = 1n << 63n;

/**
 * Reads a duration such as `2s`, `1h30m` or `-1.5ms`.
 *
 * Behaves as: time.ParseDuration.
 *
 * @returns nanoseconds, or Go's text of what is wrong.
 */
export function parseGoDuration(text: string): bigint | string {
  const invalid = `time: invalid duration ${quote(text)}`;
  const [, sign = "", rest = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === "0") return 0n;
  if (rest === "") return invalid;
  let total = 0n;
  for (let at = 0; at < rest.length; ) {
    const [, whole = "", fraction] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest.slice(at)) ?? [];
    if (whole === "" && (fraction ?? "") === "") return invalid;
    at += whole.length + (fraction === undefined ? 0 : fraction.length + 1);
    const unit = /^[^.0-9]*/.exec(rest.slice(at))?.[0] ?? "";
    if (unit === "") return `time: missing unit in duration ${quote(text)}`;
    const scale = UNITS.get(unit);
    if (scale === undefined) return `time: unknown unit ${quote(unit)} in duration ${quote(text)}`;
    at += unit.length;
    total += BigInt(whole || "0") * scale + fractionOf(fraction ?? "", scale);
    if (total > MAX) return invalid;
  }
  if (total === MAX && sign !== "-") return invalid;
  return sign === "-" ? -total : total;
}

function fractionOf(digits: string, scale: bigint): bigint {
  return digits === "" ? 0n : (BigInt(digits) * scale) / 10n ** BigInt(digits.length);
}
