/** What a Go function panics with, or returns as its error; the template engine adds where. */
export function goError(message: string): Error {
  return new Error(message);
}

/** The bounds of `s[start:end]`, or Go's complaint about them. Behaves as: a slice expression on a string. */
export function sliceBounds(bounds: { start?: bigint; end?: bigint }, length: number): readonly [number, number] {
  const size = BigInt(length);
  const { start = 0n, end } = bounds;
  if (end !== undefined && (end < 0n || end > size)) {
    throw goError(
      end < 0n && bounds.start === undefined
        ? `runtime error: slice bounds out of range [:${end}]`
        : `runtime error: slice bounds out of range [:${end}]${end < 0n ? "" : ` with length ${length}`}`,
    );
  }
  const last = end ?? size;
  if (start < 0n) {
    throw goError(`runtime error: slice bounds out of range [${start}:]`);
  }
  if (start > last) {
    throw goError(`runtime error: slice bounds out of range [${start}:${last}]`);
  }
  return [Number(start), Number(last)];
}
