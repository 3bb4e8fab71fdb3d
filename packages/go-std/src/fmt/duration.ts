const MICROSECOND = 1_000n;
const MILLISECOND = 1_000_000n;
const SECOND = 1_000_000_000n;

/**
 * A duration in nanoseconds as text. Behaves as: time.Duration.String.
 *
 * @example
 * ```ts
 * import { durationText } from "@outrigger/go-std/fmt";
 * durationText(90_000_000_000n); // "1m30s"
 * ```
 */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) {
    return "0s";
  }
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  return (nanoseconds < 0n ? "-" : "") + (size < SECOND ? belowSecond(size) : fromSecond(size));
}

function belowSecond(size: bigint): string {
  if (size < MICROSECOND) {
    return `${size}ns`;
  }
  return size < MILLISECOND ? `${withFraction(size, MICROSECOND)}µs` : `${withFraction(size, MILLISECOND)}ms`;
}

function fromSecond(size: bigint): string {
  const minutes = size / (60n * SECOND);
  const seconds = `${withFraction(size % (60n * SECOND), SECOND)}s`;
  if (minutes === 0n) {
    return seconds;
  }
  const hours = minutes / 60n;
  return hours === 0n ? `${minutes}m${seconds}` : `${hours}h${minutes % 60n}m${seconds}`;
}

function withFraction(value: bigint, unit: bigint): string {
  const fraction = (value % unit)
    .toString()
    .padStart(unit.toString().length - 1, "0")
    .replace(/0+$/, "");
  return `${value / unit}${fraction === "" ? "" : `.${fraction}`}`;
}
