import { toUtf8 } from "@outrigger/go-std/fmt";

/** A text in quotes, whatever is no printable ASCII as `\x` bytes. Behaves as: the texts of package time. */
export function quoteBytes(text: string): string {
  let out = "";
  for (const byte of toUtf8(text)) {
    const character = String.fromCharCode(byte);
    if (byte >= 0x80 || byte < 0x20) {
      out += `\\x${byte.toString(16).padStart(2, "0")}`;
    } else {
      out += character === '"' || character === "\\" ? `\\${character}` : character;
    }
  }
  return `"${out}"`;
}
