import { toBinary } from "../text/binary.ts";
import { type Alphabet, BASE32, STANDARD } from "./base64.ts";

/** The bytes of a text, or where it stops being one. */
export type Decoded = { readonly bytes: Uint8Array } | { readonly fault: string };

/** Line ends may stand anywhere. Behaves as: base64.StdEncoding.DecodeString. */
export function decodeBase64(text: string): Decoded {
  const source = toBinary(text);
  const digits: number[] = [];
  let quantum = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === "\n" || character === "\r") {
      continue;
    }
    const digit = STANDARD.characters.indexOf(character);
    if (digit < 0) {
      const fault = character === "=" ? paddingFault(source, at, quantum) : at;
      return fault === undefined ? { bytes: packed(digits, STANDARD) } : complain(STANDARD, fault);
    }
    digits.push(digit);
    quantum = (quantum + 1) % 4;
  }
  return quantum === 0 ? { bytes: packed(digits, STANDARD) } : complain(STANDARD, lastQuantum(source, quantum));
}

/** Where a text that ends within a quantum is said to be wrong: as many bytes before its end as the quantum has digits. */
function lastQuantum(source: string, quantum: number): number {
  return source.length - quantum;
}

/** What is wrong with padding that begins at `at`, after `quantum` digits: nothing, or the place. */
function paddingFault(source: string, at: number, quantum: number): number | undefined {
  if (quantum < 2) {
    return at;
  }
  let next = skipLineEnds(source, at + 1);
  if (quantum === 2) {
    if (next === source.length) {
      return source.length;
    }
    if (source.charAt(next) !== "=") {
      return next - 1;
    }
    next = skipLineEnds(source, next + 1);
  }
  return next < source.length ? next : undefined;
}

function skipLineEnds(source: string, from: number): number {
  let at = from;
  while (source.charAt(at) === "\n" || source.charAt(at) === "\r") {
    at++;
  }
  return at;
}

/** Line ends do not count. Behaves as: base32.StdEncoding.DecodeString. */
export function decodeBase32(text: string): Decoded {
  const source = toBinary(text).replaceAll(/[\r\n]/g, "");
  const digits: number[] = [];
  for (let start = 0; start < source.length; start += 8) {
    for (let j = 0; j < 8; j++) {
      const at = start + j;
      if (at >= source.length) {
        return complain(BASE32, source.length - j);
      }
      const character = source.charAt(at);
      if (character === "=" && j >= 2 && source.length - at <= 8) {
        const fault = paddingFault32(source, at, j);
        return fault === undefined ? { bytes: packed(digits, BASE32) } : complain(BASE32, fault);
      }
      const digit = BASE32.characters.indexOf(character);
      if (digit < 0) {
        return complain(BASE32, at);
      }
      digits.push(digit);
    }
  }
  return { bytes: packed(digits, BASE32) };
}

function paddingFault32(source: string, at: number, digits: number): number | undefined {
  const left = source.length - at - 1;
  if (left + digits < 7) {
    return source.length;
  }
  for (let k = 0; k < 7 - digits; k++) {
    if (left > k && source.charAt(at + 1 + k) !== "=") {
      return at + k;
    }
  }
  return digits === 3 || digits === 6 || digits === 1 ? at : undefined;
}

function complain({ complaint }: Alphabet, at: number): Decoded {
  return { fault: `${complaint} ${at}` };
}

/** Digits as whole bytes; bits that are left over are dropped. */
function packed(digits: readonly number[], { bits }: Alphabet): Uint8Array {
  const bytes = new Uint8Array(Math.floor((digits.length * bits) / 8));
  let held = 0;
  let count = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held << bits) | digit) & 0xffff;
    count += bits;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = held >> count;
    }
  }
  return bytes;
}
