/** What an emitter must know of a text before it can choose how to write it. */
export interface TextTraits {
  readonly hasBreak: boolean;
  /** May stand without quotes. */
  readonly plain: boolean;
  /** May stand between single quotes. */
  readonly single: boolean;
  /** May stand as a literal block. */
  readonly literal: boolean;
}

const FIRST = new Set("#,[]{}&*!|>'\"%@`");

/**
 * What a text allows: indicators and outer blanks rule out plain text, blanks beside line breaks all but double quotes.
 *
 * Behaves as: go-yaml v2, scalar analysis in block context.
 */
export function traitsOf(text: string): TextTraits {
  const hasBreak = /[\n\r\u0085\u2028\u2029]/.test(text);
  const special = hasSpecial(text) || / [\n\r\u0085\u2028\u2029]/.test(text);
  const breakThenSpace = /[\n\r\u0085\u2028\u2029] /.test(text);
  const outerBlank = text.startsWith(" ") || text.endsWith(" ");
  const literal = !special && !text.endsWith(" ");
  const single = !special && !breakThenSpace;
  const plain = single && !outerBlank && !hasBreak && !hasBlockIndicator(text);
  return { hasBreak, plain, single, literal };
}

function hasBlockIndicator(text: string): boolean {
  if (text.startsWith("---") || text.startsWith("...") || FIRST.has(text.charAt(0))) return true;
  return /^[-?](?:[\s]|$)|:(?:[\s]|$)|\s#/.test(text);
}

/** Whether a character must be escaped: control characters, the tab included, and what is no character at all. */
function hasSpecial(text: string): boolean {
  for (const character of text) {
    if (!isWritable(character.codePointAt(0) ?? 0)) return true;
  }
  return false;
}

/** Whether a character stands as it is in a YAML text. */
export function isWritable(code: number): boolean {
  if (code < 0x20) return code === 0x0a;
  if (code < 0x7f) return true;
  return code >= 0xa0 ? isWritableWide(code) : false;
}

function isWritableWide(code: number): boolean {
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff);
}
