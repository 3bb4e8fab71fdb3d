/** With fit random bytes, more draws than this are needed once in 2^128 times. */
const MAX_DRAWS = 128;

/** A whole number from 0 up to `limit`, without it, each as likely as any other. */
export function randomBelow(limit: bigint, random: (bytes: number) => Uint8Array): bigint {
  const bits = (limit - 1n).toString(2).length;
  const bytes = Math.ceil(bits / 8);
  let value = 0n;
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    value = 0n;
    for (const byte of random(bytes)) {
      value = (value << 8n) | BigInt(byte);
    }
    value >>= BigInt(8 * bytes - bits);
    if (value < limit) {
      return value;
    }
  }
  return value % limit;
}
