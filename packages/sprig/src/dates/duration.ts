/** Nanoseconds. */
export const SECOND = 1_000_000_000n;
const LIMIT = 1n << 63n;

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
