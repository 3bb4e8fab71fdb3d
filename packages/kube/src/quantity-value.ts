import { parseQuantity } from "./quantity.ts";

/**
 * The amount of a quantity text in whole units, rounded up. Throws a QuantityError.
 *
 * Behaves as: apimachinery, Quantity.Value (which holds no more than an int64).
 *
 * @example
 * ```ts
 * import { quantityValue } from "@outrigger/kube";
 * quantityValue("1500m"); // 2
 * ```
 */
export function quantityValue(text: string): number {
  const { mantissa, exponent } = parseQuantity(text.trim());
  if (mantissa === 0n) return 0;
  if (exponent >= 0)
    return exponent > 18 ? Number(mantissa) * 10 ** exponent : Number(mantissa * 10n ** BigInt(exponent));
  const unit = 10n ** BigInt(-exponent);
  const whole = mantissa / unit;
  return Number(mantissa > 0n && whole * unit !== mantissa ? whole + 1n : whole);
}
