/** Behaves as: unicode.IsLetter. */
export function isLetter(rune: string): boolean {
  return /\p{L}/u.test(rune);
}

/** Behaves as: unicode.IsDigit. */
export function isDigit(rune: string): boolean {
  return /\p{Nd}/u.test(rune);
}

/** Behaves as: unicode.IsNumber. */
export function isNumber(rune: string): boolean {
  return /\p{N}/u.test(rune);
}

/** Behaves as: unicode.IsPunct. */
export function isPunct(rune: string): boolean {
  return /\p{P}/u.test(rune);
}

/** Behaves as: unicode.IsUpper. */
export function isUpper(rune: string): boolean {
  return /\p{Lu}/u.test(rune);
}

/** Behaves as: unicode.IsLower. */
export function isLower(rune: string): boolean {
  return /\p{Ll}/u.test(rune);
}

/** Behaves as: unicode.IsTitle. */
export function isTitle(rune: string): boolean {
  return /\p{Lt}/u.test(rune);
}

/** Behaves as: unicode.IsSpace, which unlike `\s` has U+0085 and has not U+FEFF. */
export function isSpace(rune: string): boolean {
  return /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(rune);
}
