import { formatQuantity, parseQuantity } from "./quantity.ts";

/** Quantities that Go keeps as they are, and that need no more than a look. */
const KEPT = /^[1-9]\d{0,2}(?:m|k|M|G|Ki|Mi|Gi)?$/;

/**
 * The text that Go writes for a quantity text that it was given. Throws a QuantityError.
 *
 * @example
 * ```ts
 * import { canonicalQuantity } from "@outrigger/kube";
 * canonicalQuantity("1024Mi"); // "1Gi"
 * ```
 */
export function canonicalQuantity(text: string): string {
  if (/^[1-9]\d{0,2}m?$/.test(text)) return text;
  return formatQuantity(parseQuantity(trim(text)));
}

/** Whether a text is certainly a quantity; a `false` says nothing. */
export function isPlainQuantity(text: string): boolean {
  return KEPT.test(text);
}

/** Cuts what Go's strings.TrimSpace cuts. */
function trim(text: string): string {
  return text.replace(/^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, "").trimEnd();
}
