const HOUR = 3_600_000_000_000n;

/** Units with their size in nanoseconds, largest first; months have 30 days, years 365. */
const UNITS: readonly (readonly [bigint, string])[] = [
  [HOUR * 24n * 365n, "y"],
  [HOUR * 24n * 30n, "mo"],
  [HOUR * 24n, "d"],
  [HOUR, "h"],
  [HOUR / 60n, "m"],
  [HOUR / 3600n, "s"],
];

/** A duration in whole units of the largest kind that it is longer than, without its sign. Behaves as: sprig, durationRound. */
export function roughDuration(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const unit = UNITS.find(([length]) => size > length);
  return unit === undefined ? "0s" : `${size / unit[0]}${unit[1]}`;
}
