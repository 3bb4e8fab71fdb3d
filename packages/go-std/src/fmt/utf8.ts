/**
 * Go strings are bytes, JavaScript strings are UTF-16. A byte that is no valid UTF-8 is held as the lone low surrogate
 * U+DC00 + byte, so that every Go string has exactly one form here.
 */
const ESCAPE = 0xdc00;
const LONE_ESCAPE = /[\udc80-\udcff]/u;
const encoder = new TextEncoder();

/** Whether a string holds bytes that are no valid UTF-8. */
export function hasRawBytes(text: string): boolean {
  return LONE_ESCAPE.test(text);
}

/** The code point as the byte that it stands for, or -1 when it is a character. */
export function rawByte(codePoint: number): number {
  return codePoint >= 0xdc80 && codePoint <= 0xdcff ? codePoint - ESCAPE : -1;
}

/** Length of the UTF-8 form in bytes, as Go's `len`. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      length += 1;
    } else if (unit < 0x800) {
      length += 2;
    } else if (isHigh(unit) && isLow(text.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else {
      length += rawByte(unit) < 0 ? 3 : 1;
    }
  }
  return length;
}

/** The UTF-8 bytes of a string. */
export function toUtf8(text: string): Uint8Array {
  if (!hasRawBytes(text)) {
    return encoder.encode(text);
  }
  const bytes: number[] = [];
  for (const character of text) {
    const raw = rawByte(character.codePointAt(0) ?? 0);
    if (raw < 0) {
      bytes.push(...encoder.encode(character));
    } else {
      bytes.push(raw);
    }
  }
  return Uint8Array.from(bytes);
}

/** The string of some bytes; bytes that are no valid UTF-8 are kept as raw ones. */
export function fromUtf8(bytes: ArrayLike<number>): string {
  let text = "";
  for (let i = 0; i < bytes.length; ) {
    const rune = decodeRune(bytes, i);
    text += String.fromCodePoint(rune.size === 0 ? ESCAPE + (bytes[i] ?? 0) : rune.value);
    i += rune.size === 0 ? 1 : rune.size;
  }
  return text;
}

/** Joins raw bytes that have become valid UTF-8 again, as two parts of one character may when strings are put together. */
export function mendUtf8(text: string): string {
  return hasRawBytes(text) ? fromUtf8(toUtf8(text)) : text;
}

/** The text with U+FFFD in place of every raw byte, which is what any Go encoder writes for it. */
export function replaceRawBytes(text: string): string {
  return hasRawBytes(text) ? text.replace(/[\udc80-\udcff]/gu, "\ufffd") : text;
}

/** Number of runes, where each raw byte counts as one. */
export function runeCount(text: string): number {
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      count--;
      i++;
    }
  }
  return count;
}

/** Orders two strings by their bytes, as Go's `<` does. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      return rawByte(x) >= 0 || rawByte(y) >= 0 ? compareBytes(toUtf8(a), toUtf8(b)) : byteRank(x) - byteRank(y);
    }
  }
  return a.length - b.length;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** Surrogates sort after every other unit, since they stand for the code points above U+FFFF. */
function byteRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

interface Rune {
  readonly value: number;
  /** Bytes read; 0 when they are no valid UTF-8. */
  readonly size: number;
}

const INVALID: Rune = { value: 0xfffd, size: 0 };
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

function decodeRune(bytes: ArrayLike<number>, start: number): Rune {
  const first = bytes[start] ?? 0;
  if (first < 0x80) {
    return { value: first, size: 1 };
  }
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) {
    return INVALID;
  }
  let value = first & (0x7f >> size);
  for (let i = 1; i < size; i++) {
    const next = bytes[start + i] ?? 0;
    if ((next & 0xc0) !== 0x80) {
      return INVALID;
    }
    value = (value << 6) | (next & 0x3f);
  }
  const surrogate = value >= 0xd800 && value <= 0xdfff;
  return value < (SMALLEST[size] ?? 0) || value > 0x10ffff || surrogate ? INVALID : { value, size };
}
