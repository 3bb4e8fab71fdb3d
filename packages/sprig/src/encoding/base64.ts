/** An alphabet of 2^bits characters, and after how many of them a group of whole bytes is complete. */
export interface Alphabet {
  readonly characters: string;
  readonly bits: number;
  readonly group: number;
  readonly complaint: string;
}

/** Base64 with padding. */
export const STANDARD: Alphabet = {
  characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  bits: 6,
  group: 4,
  complaint: "illegal base64 data at input byte",
};

/** Base32 with padding. */
export const BASE32: Alphabet = {
  characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  bits: 5,
  group: 8,
  complaint: "illegal base32 data at input byte",
};

/** Bytes in an alphabet, padded. Behaves as: encoding/base64 and base32, EncodeToString. */
export function encodeBase64(bytes: Uint8Array, { characters, bits, group }: Alphabet): string {
  let out = "";
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (count += 8; count >= bits; ) {
      count -= bits;
      out += characters.charAt((held >> count) & ((1 << bits) - 1));
    }
    held &= (1 << count) - 1;
  }
  out += count > 0 ? characters.charAt((held << (bits - count)) & ((1 << bits) - 1)) : "";
  return out.padEnd(Math.ceil(out.length / group) * group, "=");
}
