import { binaryParts } from "./decimal.ts";

const FRACTION_BITS = 52n;

/** `0x1.8p+01`: a finite, positive double in hexadecimal, with `precision` digits after the point or as few as it needs. */
export function formatHexFloat(size: number, precision: number): string {
  let { mantissa, exponent } = normalized(size);
  if (precision >= 0 && precision < 13 && mantissa !== 0n) {
    mantissa = rounded(mantissa, FRACTION_BITS - 4n * BigInt(precision));
    if (mantissa >> FRACTION_BITS > 1n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  const lead = mantissa >> FRACTION_BITS;
  const digits = (mantissa & ((1n << FRACTION_BITS) - 1n)).toString(16).padStart(13, "0");
  const fraction = precision < 0 ? digits.replace(/0+$/, "") : digits.slice(0, precision).padEnd(precision, "0");
  const power = `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  return `0x${lead}${fraction === "" ? "" : "."}${fraction}p${power}`;
}

/** With the top bit of the mantissa at bit 52, so that one digit stands before the point. */
function normalized(size: number): { mantissa: bigint; exponent: number } {
  const { mantissa, exponent } = binaryParts(size);
  if (mantissa === 0n) {
    return { mantissa, exponent: 0 };
  }
  const shift = 53 - mantissa.toString(2).length;
  return { mantissa: mantissa << BigInt(shift), exponent: exponent - shift + 52 };
}

function rounded(mantissa: bigint, drop: bigint): bigint {
  const rest = mantissa & ((1n << drop) - 1n);
  const half = 1n << (drop - 1n);
  const kept = mantissa >> drop;
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return (up ? kept + 1n : kept) << drop;
}
