import { fromUtf8, mendUtf8, toUtf8, utf8Length } from "@outrigger/go-std/fmt";
import { sliceBounds } from "../go-panic.ts";

const ASCII = /^[\0-\x7f]*$/;

/** Length in bytes. Behaves as: `len` of a string. */
export function byteLength(text: string): number {
  return utf8Length(text);
}

/** The bytes from `start` up to `end`; may cut a character in two. Behaves as: `text[start:end]`, its panics included. */
export function byteSlice(text: string, bounds: { start?: bigint; end?: bigint }): string {
  const plain = ASCII.test(text);
  const bytes = plain ? undefined : toUtf8(text);
  const [start, end] = sliceBounds(bounds, bytes?.length ?? text.length);
  return bytes === undefined ? text.slice(start, end) : fromUtf8(bytes.subarray(start, end));
}

/** Strings put together; parts of a character that meet become one again. */
export function joinText(parts: readonly string[], separator = ""): string {
  return mendUtf8(parts.join(separator));
}

/** The runes of a string; a byte that is no valid UTF-8 is U+FFFD. Behaves as: `[]rune(text)`. */
export function runesOf(text: string): string[] {
  return Array.from(text, (rune) => (/^[\udc80-\udcff]$/u.test(rune) ? "\ufffd" : rune));
}
