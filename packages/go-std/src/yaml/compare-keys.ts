/**
 * The order in which map keys are written: numbers within them by their size, letters behind everything else.
 *
 * Behaves as: go-yaml v2, sorting of map keys, as far as it is an order.
 */
export function compareKeys(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at >= a.length || at >= b.length) return a.length - b.length;
  return compareFrom(a, b, at);
}

function compareFrom(a: readonly string[], b: readonly string[], at: number): number {
  const [x, y] = [a[at] ?? "", b[at] ?? ""];
  const [isLetterX, isLetterY] = [isLetter(x), isLetter(y)];
  if (isLetterX && isLetterY) return codeOf(x) - codeOf(y);
  if (isLetterX || isLetterY) return isLetterY ? -1 : 1;
  const [m, n] = [digitsFrom(a, at), digitsFrom(b, at)];
  const base = (x === "0" || y === "0") && followsNonZero(a, at) ? "1" : "";
  const difference = BigInt(`${base}${m}` || "0") - BigInt(`${base}${n}` || "0");
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return m.length === n.length ? codeOf(x) - codeOf(y) : m.length - n.length;
}

/** Whether the digits before a place, which both keys share, hold one that is not zero. */
function followsNonZero(characters: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= 0 && /^[0-9]$/.test(characters[index] ?? ""); index--) {
    if (characters[index] !== "0") return true;
  }
  return false;
}

function digitsFrom(characters: readonly string[], at: number): string {
  let end = at;
  while (end < characters.length && /^[0-9]$/.test(characters[end] ?? "")) end++;
  return characters.slice(at, end).join("");
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
