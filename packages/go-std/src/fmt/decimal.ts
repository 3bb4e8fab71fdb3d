/** A positive number as decimal digits: `0.DIGITS × 10^point`, with no zero at either end. Zero has no digits. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

const ZERO: Decimal = { digits: "", point: 0 };

/** Sign, mantissa and binary exponent of a finite double: `± mantissa × 2^exponent`. */
export interface Binary {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** The parts of a finite, positive float32. */
export function binaryParts32(value: number): Binary {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  const bits = view.getUint32(0);
  const biased = (bits >>> 23) & 0xff;
  const fraction = BigInt(bits & 0x7fffff);
  return biased === 0
    ? { mantissa: fraction, exponent: -149 }
    : { mantissa: fraction | 0x800000n, exponent: biased - 150 };
}

/** The parts of a finite, positive double. */
export function binaryParts(value: number): Binary {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 };
}

/** Every digit of a finite, positive double: its exact value. */
export function exactDecimal(value: number): Decimal {
  const { mantissa, exponent } = binaryParts(value);
  if (mantissa === 0n) {
    return ZERO;
  }
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return { digits: trimZeros(digits), point: digits.length };
  }
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return { digits: trimZeros(digits), point: digits.length + exponent };
}

/** The fewest digits that read back as the same number; with 32 bits, as the same float32. */
export function shortestDecimal(value: number, bits: 32 | 64): Decimal {
  if (value === 0) {
    return ZERO;
  }
  if (bits === 64) {
    return fromExponential(value.toExponential());
  }
  const exact = exactDecimal(value);
  for (let count = 1; count < 9; count++) {
    const shorter = roundDecimal(exact, count);
    if (Math.fround(Number(`0.${shorter.digits}e${shorter.point}`)) === value) {
      return shorter;
    }
  }
  return roundDecimal(exact, 9);
}

function fromExponential(text: string): Decimal {
  const [digits = "", exponent = "0"] = text.split("e");
  return { digits: trimZeros(digits.replace(".", "")), point: Number(exponent) + 1 };
}

/** Keeps `count` digits, rounding half to even. */
export function roundDecimal(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal;
  if (count < 0) {
    return ZERO;
  }
  if (count >= digits.length) {
    return decimal;
  }
  const kept = digits.slice(0, count);
  if (!roundsUp(digits, count)) {
    return kept === "" ? ZERO : { digits: trimZeros(kept), point };
  }
  const raised = (BigInt(kept === "" ? "0" : kept) + 1n).toString();
  return { digits: trimZeros(raised), point: point + raised.length - count };
}

function roundsUp(digits: string, count: number): boolean {
  const next = digits.charCodeAt(count) - 48;
  if (next === 5 && count + 1 === digits.length) {
    return count > 0 && (digits.charCodeAt(count - 1) - 48) % 2 === 1;
  }
  return next >= 5;
}

function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) {
    end--;
  }
  return digits.slice(0, end);
}
