/**
 * A key without its case, for comparing.
 *
 * Behaves as: encoding/json, which takes U+017F for an s and U+212A (which JavaScript lower-cases by itself) for a k.
 */
export function foldKey(key: string): string {
  const lower = key.toLowerCase();
  return lower.includes("\u017f") ? lower.replaceAll("\u017f", "s") : lower;
}
