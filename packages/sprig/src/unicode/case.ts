/** Letters younger than Go's tables (Unicode 15), in whichever direction a runtime maps them: Go leaves them as they are. */
const TOO_YOUNG =
  /[\u019b\u0264\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2-\ua7d5\ua7da-\ua7dc\u{10d50}-\u{10d65}\u{10d70}-\u{10d85}\u{16ea0}-\u{16eb8}\u{16ebb}-\u{16ed3}]/u;
const YOUNG_TARGETS: ReadonlySet<number> = new Set([0xa7dc, 0xa7cb]);
/** Small letters with an iota below: JavaScript takes them apart, Go gives the capital with an iota beside. */
const IOTA_BELOW = /[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7]/;
const IOTA_BELOW_LAST = /[\u1fb3\u1fc3\u1ff3]/;
const CAPITAL_I_DOT = 0x130;
/** The letters that are two in one, in triples of capital, title case, small: dž, lj, nj, dz. */
const DIGRAPHS = "\u01c4\u01c5\u01c6\u01c7\u01c8\u01c9\u01ca\u01cb\u01cc\u01f1\u01f2\u01f3";
const GEORGIAN = /[\u10d0-\u10fa\u10fd-\u10ff]/;

/** A rune in upper case. Behaves as: unicode.ToUpper. */
export function upperRune(rune: string): string {
  if (IOTA_BELOW.test(rune)) {
    return String.fromCharCode(rune.charCodeAt(0) + 8);
  }
  if (IOTA_BELOW_LAST.test(rune)) {
    return String.fromCharCode(rune.charCodeAt(0) + 9);
  }
  return single(rune.toUpperCase(), rune);
}

/** A rune in lower case. Behaves as: unicode.ToLower. */
export function lowerRune(rune: string): string {
  return rune.charCodeAt(0) === CAPITAL_I_DOT ? "i" : single(rune.toLowerCase(), rune);
}

/** A rune in title case. Behaves as: unicode.ToTitle. */
export function titleRune(rune: string): string {
  const digraph = DIGRAPHS.indexOf(rune);
  if (digraph >= 0) {
    return DIGRAPHS.charAt(digraph - (digraph % 3) + 1);
  }
  return GEORGIAN.test(rune) ? rune : upperRune(rune);
}

/** Go maps one rune to one rune; where the full mapping has several, the rune stays. */
function single(mapped: string, rune: string): string {
  const code = mapped.codePointAt(0) ?? 0;
  const alone = mapped.length === (code > 0xffff ? 2 : 1);
  return !alone || YOUNG_TARGETS.has(code) || TOO_YOUNG.test(rune) ? rune : mapped;
}
