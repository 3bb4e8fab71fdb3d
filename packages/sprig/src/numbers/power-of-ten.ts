/**
 * 10 to a whole power, by squaring a mantissa between 0.5 and 1 beside its binary exponent: not always the float nearest to the
 * power, but the one that Go has. Behaves as: math.Pow(10, exponent).
 */
export function powerOfTen(exponent: number): number {
  let mantissa = 1;
  let binary = 0;
  let square = 0.625;
  let squareBinary = 4;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (squareBinary > 1 << 12) {
      return exponent < 0 ? 0 : Infinity;
    }
    if (rest % 2 === 1) {
      mantissa *= square;
      binary += squareBinary;
    }
    square *= square;
    squareBinary *= 2;
    if (square < 0.5) {
      square += square;
      squareBinary--;
    }
  }
  return exponent < 0 ? scaled(1 / mantissa, -binary) : scaled(mantissa, binary);
}

/** In two steps, since 2^exponent alone may be out of range. */
function scaled(mantissa: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return mantissa * 2 ** half * 2 ** (exponent - half);
}
