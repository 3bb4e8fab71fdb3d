/** The fraction of pi in hexadecimal, as 32-bit words: where Blowfish takes its tables from. */
export function piWords(count: number): Uint32Array {
  const bits = BigInt(32 * count);
  const guard = 64n;
  const one = 1n << (bits + guard);
  // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).
  const pi = 16n * inverseTangent(5n, one) - 4n * inverseTangent(239n, one);
  const digits = ((pi >> guard) & ((1n << bits) - 1n)).toString(16).padStart(8 * count, "0");
  return Uint32Array.from({ length: count }, (_, i) => Number.parseInt(digits.slice(8 * i, 8 * i + 8), 16));
}

/** arctan(1/x), scaled by `one`. */
function inverseTangent(x: bigint, one: bigint): bigint {
  const square = x * x;
  let term = one / x;
  let sum = term;
  for (let n = 3n; term !== 0n; n += 2n) {
    term = -term / square;
    sum += term / n;
  }
  return sum;
}
