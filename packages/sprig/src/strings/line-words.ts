import { fromBinary, toBinary } from "../text/binary.ts";
import { isSpace } from "../unicode/classes.ts";

/** How {@link wrapText} breaks lines. */
export interface WrapOptions {
  /** Bytes that a line may have; less than 1 is 1. */
  readonly width: bigint;
  /** What ends a line; none is a line feed. */
  readonly newline: string;
  /** Whether words longer than a line are broken. */
  readonly breakWords: boolean;
}

interface Line {
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

/** Breaks a text into lines at blanks, counting bytes. Behaves as: goutils.WrapCustom. */
export function wrapText(text: string, { width, newline, breakWords }: WrapOptions): string {
  const source = toBinary(text);
  const most = width < 1n ? 1 : Number(width);
  const lines: string[] = [];
  let at = 0;
  while (source.length - at > most) {
    if (source.charAt(at) === " ") {
      at++;
      continue;
    }
    const line = lineFrom(source, at, { most, breakWords });
    if (line === undefined) {
      break;
    }
    lines.push(source.slice(at, line.end));
    at = line.next;
  }
  lines.push(source.slice(at));
  return fromBinary(lines.join(newline === "" ? "\n" : toBinary(newline)));
}

/** The line that begins at a character which is no blank; `undefined` when it takes all the rest. */
function lineFrom(source: string, at: number, limits: { most: number; breakWords: boolean }): Line | undefined {
  const full = at + limits.most;
  const blank = source.slice(at, full + 1).lastIndexOf(" ");
  if (blank >= 0) {
    return { end: at + blank, next: at + blank + 1 };
  }
  if (limits.breakWords) {
    return { end: full, next: full };
  }
  const later = source.indexOf(" ", full);
  return later < 0 ? undefined : { end: later, next: later + 1 };
}

/** The first byte of every word, each taken for a rune. Behaves as: goutils.Initials. */
export function initials(text: string): string {
  let out = "";
  let opens = true;
  for (const byte of toBinary(text)) {
    const gap = isSpace(byte);
    out += opens && !gap ? byte : "";
    opens = gap;
  }
  return out;
}

/** The text without blanks; once there is one, each byte is taken for a rune. Behaves as: goutils.DeleteWhiteSpace. */
export function withoutSpace(text: string): string {
  const source = toBinary(text);
  const kept = Array.from(source).filter((byte) => !isSpace(byte));
  return kept.length === source.length ? text : kept.join("");
}

/** Cuts a text to `width` bytes, dots included. Behaves as: sprig, abbrev. */
export function abbreviate(text: string, width: bigint): string {
  return width < 4n ? text : fromBinary(abbreviated(toBinary(text), 0, width));
}

/** Cuts a text on both sides. Behaves as: sprig, abbrevboth. */
export function abbreviateBoth(text: string, offset: bigint, width: bigint): string {
  if (width < 4n || (offset > 0n && width < 7n)) {
    return text;
  }
  return fromBinary(abbreviated(toBinary(text), Number(offset), width));
}

function abbreviated(source: string, offset: number, width: bigint): string {
  if (BigInt(source.length) <= width) {
    return source;
  }
  const room = Number(width) - 3;
  const start = Math.min(offset, source.length - room);
  if (start <= 4) {
    return `${source.slice(0, room)}...`;
  }
  if (room < 4) {
    return "";
  }
  if (start + room < source.length) {
    return `...${abbreviated(source.slice(start), 0, BigInt(room))}`;
  }
  return `...${source.slice(source.length - room)}`;
}

/** A count of bytes from the start, or from the end when it is negative. Behaves as: sprig, trunc. */
export function truncate(text: string, count: bigint): string {
  const source = toBinary(text);
  const length = BigInt(source.length);
  if (count < 0n) {
    return length + count > 0n ? fromBinary(source.slice(Number(length + count))) : text;
  }
  return length > count ? fromBinary(source.slice(0, Number(count))) : text;
}
