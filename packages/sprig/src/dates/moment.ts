import type { Zone } from "./zone.ts";

/** An instant, and the zone in which it is shown. Behaves as: time.Time without its monotonic reading. */
export interface Moment {
  /** Seconds since 1970. */
  readonly unix: bigint;
  readonly nanos: number;
  readonly zone: Zone;
}

/** Seconds from the year 1, from which Go counts in 64 bits, to 1970. */
export const ZERO_TO_UNIX = 62_135_596_800n;

const NANOS = 1_000_000_000n;

/** Nanoseconds since 1970, by which moments are compared; what is past the 64 bits since the year 1 wraps round, as it does in Go. */
export function nanosOf({ unix, nanos }: Moment): bigint {
  return (BigInt.asIntN(64, unix + ZERO_TO_UNIX) - ZERO_TO_UNIX) * NANOS + BigInt(nanos);
}

/** The moment of so many nanoseconds since 1970. */
export function momentOf(nanos: bigint, zone: Zone): Moment {
  const rest = ((nanos % NANOS) + NANOS) % NANOS;
  return { unix: (nanos - rest) / NANOS, nanos: Number(rest), zone };
}

/** Later by so many nanoseconds. Behaves as: Time.Add. */
export function addNanos(moment: Moment, nanos: bigint): Moment {
  return momentOf(nanosOf(moment) + nanos, moment.zone);
}
