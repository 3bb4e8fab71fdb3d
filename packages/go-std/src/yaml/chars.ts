/** Character codes and classes of YAML 1.1, as go-yaml's scanner tells them apart. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const QUOTE = 0x27;
export const DOUBLE_QUOTE = 0x22;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const POINT = 0x2e;
export const COLON = 0x3a;
export const QUESTION = 0x3f;
export const BACKSLASH = 0x5c;
export const NEL = 0x85;
export const LINE_SEPARATOR = 0x2028;
export const PARAGRAPH_SEPARATOR = 0x2029;

/** Stands behind the last character of a text; no accepted text holds it. */
export const END = 0;

const BLANK = 1;
const BREAK = 2;
const CLASSES = new Uint8Array(0x80);
CLASSES[SPACE] = BLANK;
CLASSES[TAB] = BLANK;
CLASSES[LF] = BREAK;
CLASSES[CR] = BREAK;
CLASSES[END] = BREAK;

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** A line break. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR || code === NEL || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

/** A line break or the end of the text. */
export function isBreakOrEnd(code: number): boolean {
  return code < 0x80 ? CLASSES[code] === BREAK : isBreak(code);
}

/** Space, tab, line break or the end of the text. */
export function isGap(code: number): boolean {
  return code < 0x80 ? CLASSES[code] !== 0 : isBreak(code);
}

/** An ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What names of anchors, tag handles and directives are made of. */
export function isWord(code: number): boolean {
  return (
    isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === DASH
  );
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(code: number): number {
  if (isDigit(code)) return code - 0x30;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  if (code >= 0x61 && code <= 0x66) return code - 0x57;
  return -1;
}
