/** The delimiters of actions, and the signs that go with them. */
export interface Delims {
  readonly left: string;
  readonly right: string;
}

export const COMMENT_OPEN = "/*";
export const COMMENT_CLOSE = "*/";
/** `- ` after the left delimiter and ` -` before the right one. */
export const TRIM_MARKER_LENGTH = 2;

/** Whether a unit is one of the four blanks that actions know. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0x0a;
}

/** Whether the text goes on with `- `, which takes the white space before the action away. */
export function hasLeftTrim(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2d && isSpace(text.charCodeAt(at + 1));
}

/** Whether the text goes on with ` -`, which takes the white space after the action away. */
export function hasRightTrim(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) && text.charCodeAt(at + 1) === 0x2d;
}

/** Where the white space that starts at `at` ends. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) {
    end++;
  }
  return end;
}

/** Where the white space that ends before `at` starts, not before `from`. */
export function skipSpaceBack(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && isSpace(text.charCodeAt(start - 1))) {
    start--;
  }
  return start;
}
