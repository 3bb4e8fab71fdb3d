const MAX_UNSIGNED = 0xffffffffffffffffn;
const MAX_SIGNED = 0x7fffffffffffffffn;

/** Why a number was refused, as Go's strconv says it. */
export type NumberFault = "invalid syntax" | "value out of range";

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ["0x", 16],
  ["0o", 8],
  ["0b", 2],
]);

/** An unsigned 64-bit integer in the given base; base 0 reads Go's prefixes and underscores. Behaves as: strconv.ParseUint. */
export function parseUnsigned(text: string, base: number): bigint | NumberFault {
  const number = base === 0 ? prefixed(text) : { digits: text, base };
  if (number === undefined || !isDigits(number.digits, number.base)) {
    return "invalid syntax";
  }
  const value = toBigInt(number.digits, number.base);
  return value > MAX_UNSIGNED ? "value out of range" : value;
}

/** A signed 64-bit integer. Behaves as: strconv.ParseInt. */
export function parseInteger(text: string, base: number): bigint | NumberFault {
  const negative = text.startsWith("-");
  const value = parseUnsigned(negative || text.startsWith("+") ? text.slice(1) : text, base);
  if (typeof value === "string") {
    return value;
  }
  if (value > MAX_SIGNED + (negative ? 1n : 0n)) {
    return "value out of range";
  }
  return negative ? -value : value;
}

function prefixed(text: string): { digits: string; base: number } | undefined {
  if (text.includes("_") && !underscoresFit(text)) {
    return undefined;
  }
  const digits = text.replaceAll("_", "");
  const base = digits.length > 2 ? PREFIXES.get(digits.slice(0, 2).toLowerCase()) : undefined;
  if (base !== undefined) {
    return { digits: digits.slice(2), base };
  }
  return digits.length > 1 && digits.startsWith("0") ? { digits: digits.slice(1), base: 8 } : { digits, base: 10 };
}

/** Underscores may stand only between digits, or between a prefix and a digit. */
export function underscoresFit(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, "");
  const prefix = /^0[xob]/i.exec(unsigned);
  const body = prefix === null ? unsigned : unsigned.slice(2);
  const digit = prefix?.[0].toLowerCase() === "0x" ? /[0-9a-fA-F]/ : /[0-9]/;
  for (let i = body.indexOf("_"); i >= 0; i = body.indexOf("_", i + 1)) {
    const opens = i === 0 ? prefix !== null : digit.test(body.charAt(i - 1));
    if (!opens || !digit.test(body.charAt(i + 1))) {
      return false;
    }
  }
  return true;
}

function isDigits(digits: string, base: number): boolean {
  const allowed = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, base);
  for (const digit of digits) {
    if (!allowed.includes(digit.toLowerCase())) {
      return false;
    }
  }
  return digits.length > 0;
}

/** Stops as soon as the value is past 64 bits, so that a long run of digits costs no more than its length. */
function toBigInt(digits: string, base: number): bigint {
  const size = BigInt(base);
  let value = 0n;
  for (const digit of digits) {
    value = value * size + BigInt(Number.parseInt(digit, base));
    if (value > MAX_UNSIGNED) {
      break;
    }
  }
  return value;
}
