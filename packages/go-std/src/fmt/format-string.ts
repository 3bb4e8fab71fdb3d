import type { Flags } from "./flags.ts";
import { pad } from "./pad.ts";
import { canBackquote, quote, quoteToAscii } from "./quote.ts";
import { toUtf8 } from "./utf8.ts";

/** `%s`: a precision keeps that many runes. */
export function formatText(text: string, flags: Flags): string {
  return pad(truncate(text, flags), flags);
}

/** `%q`: `#` prefers back quotes, `+` keeps to ASCII. */
export function formatQuoted(text: string, flags: Flags): string {
  const kept = truncate(text, flags);
  if (flags.sharp && canBackquote(kept)) {
    return pad(`\`${kept}\``, flags);
  }
  return pad(flags.plus ? quoteToAscii(kept) : quote(kept), flags);
}

/** `%x` and `%X`: the bytes in hexadecimal; a precision keeps that many bytes, a blank parts them. */
export function formatHex(text: string, upper: boolean, flags: Flags): string {
  const bytes = toUtf8(text);
  const count = flags.hasPrecision ? Math.min(flags.precision, bytes.length) : bytes.length;
  if (count === 0) {
    return flags.hasWidth ? pad("", flags) : "";
  }
  const mark = flags.sharp ? "0x" : "";
  const parts: string[] = [];
  for (let i = 0; i < count; i++) {
    parts.push((bytes[i] ?? 0).toString(16).padStart(2, "0"));
  }
  const hex = mark + parts.join(flags.space ? ` ${mark}` : "");
  return pad(upper ? hex.toUpperCase() : hex, flags);
}

function truncate(text: string, flags: Flags): string {
  if (!flags.hasPrecision || text.length <= flags.precision) {
    return text;
  }
  let end = 0;
  for (let count = 0; count < flags.precision && end < text.length; count++) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}
