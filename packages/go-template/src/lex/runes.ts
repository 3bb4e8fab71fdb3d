import { isPrint } from "@outrigger/go-std/fmt";

const ALPHANUMERIC = /^[_\p{L}\p{Nd}]$/u;
/** Whether a rune may stand in a name. */
export function isAlphanumeric(rune: number): boolean {
  if (rune < 0x80) {
    return (rune >= 0x61 && rune <= 0x7a) || (rune >= 0x41 && rune <= 0x5a) || isDigit(rune) || rune === 0x5f;
  }
  return ALPHANUMERIC.test(String.fromCodePoint(rune));
}

/** Whether a rune is one of 0 to 9. */
export function isDigit(rune: number): boolean {
  return rune >= 0x30 && rune <= 0x39;
}

/** A rune for a message. Behaves as: fmt, verb %#U. */
export function describeRune(rune: number): string {
  const code = `U+${rune.toString(16).toUpperCase().padStart(4, "0")}`;
  return isPrint(rune) ? `${code} '${String.fromCodePoint(rune)}'` : code;
}
