/**
 * Orders two strings as Go does: by the bytes of their UTF-8 form, which is the order of their code points.
 *
 * Behaves as: Go, comparison of strings; encoding/json, order of map keys.
 *
 * @example
 * ```ts
 * import { compareKeys } from "@outrigger/go-std/json";
 * ["b", "a", "B"].sort(compareKeys); // ["B", "a", "b"]
 * ```
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other UTF-16 unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
