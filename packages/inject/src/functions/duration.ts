import { type GoType, type GoValue, stringType } from "@outrigger/go-std";
import { durationText } from "@outrigger/go-std/fmt";
import type { GoFunction } from "@outrigger/go-template";
import { func, plain, structField } from "./types.ts";

const MAX_SECONDS = 315_576_000_000n;
const MAX_NANOSECONDS = 2n ** 63n - 1n;
const BILLION = 1_000_000_000n;

/** What a duration that is none reads as. */
const FALLBACK = "1s";

/**
 * `formatDuration`: a protobuf duration as Go writes a time.Duration; `1s` for one that is nil or no valid duration.
 *
 * Behaves as: formatDuration of Istio's inject package.
 */
export function formatDuration(duration: GoType): GoFunction {
  return func([duration], stringType, ([value]) => {
    const seconds = plain(structField(value, "Seconds"));
    const nanos = plain(structField(value, "Nanos"));
    if (typeof seconds !== "bigint" || typeof nanos !== "bigint") return FALLBACK;
    return isValid(seconds, nanos) ? durationText(seconds * BILLION + nanos) : FALLBACK;
  });
}

/**
 * The same where a duration that is nil is none at all, and one that is too long is the longest that there is.
 *
 * Behaves as: formatDuration of Istio's inject package, 1.14 and later (AsDuration of protobuf's durationpb).
 */
export function formatAnyDuration(duration: GoType): GoFunction {
  return func([duration], stringType, ([value]) => {
    const seconds = integerOf(structField(value, "Seconds"));
    const nanos = integerOf(structField(value, "Nanos"));
    return durationText(nanoseconds(seconds, nanos));
  });
}

function integerOf(value: GoValue): bigint {
  const content = plain(value);
  return typeof content === "bigint" ? content : 0n;
}

function nanoseconds(seconds: bigint, nanos: bigint): bigint {
  const total = seconds * BILLION + nanos;
  if (total > MAX_NANOSECONDS) return MAX_NANOSECONDS;
  return total < -MAX_NANOSECONDS - 1n ? -MAX_NANOSECONDS - 1n : total;
}

/** Within ten thousand years, nanoseconds of the seconds' sign and under a second, and no overflow of int64 nanoseconds. */
function isValid(seconds: bigint, nanos: bigint): boolean {
  const inRange = seconds <= MAX_SECONDS && seconds >= -MAX_SECONDS && nanos < BILLION && nanos > -BILLION;
  const sameSign = !(seconds < 0n && nanos > 0n) && !(seconds > 0n && nanos < 0n);
  const total = seconds * BILLION + nanos;
  return inRange && sameSign && total <= MAX_NANOSECONDS && total >= -MAX_NANOSECONDS - 1n;
}
