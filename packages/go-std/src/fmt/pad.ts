import type { Flags } from "./flags.ts";
import { runeCount } from "./utf8.ts";

/** The text widened to the flags' width, on the left unless `-` says otherwise. */
export function pad(text: string, flags: Flags): string {
  if (!flags.hasWidth || flags.width === 0) {
    return text;
  }
  const missing = flags.width - runeCount(text);
  if (missing <= 0) {
    return text;
  }
  if (flags.minus) {
    return text + " ".repeat(missing);
  }
  return (flags.zero ? "0" : " ").repeat(missing) + text;
}

/** {@link pad} with blanks, whatever the flags say about zeros. */
export function padWithBlanks(text: string, flags: Flags): string {
  return pad(text, flags.zero ? { ...flags, zero: false } : flags);
}
