import { toUtf8 } from "./utf8.ts";

const LIMIT = 1n << 63n;
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

/**
 * The nanoseconds of a duration text such as `1h30m` or `-1.5s`. Behaves as: time.ParseDuration.
 *
 * @throws Error with Go's text
 * @example
 * ```ts
 * import { parseDuration } from "@outrigger/go-std/fmt";
 * parseDuration("1m30s"); // 90000000000n
 * ```
 */
export function parseDuration(text: string): bigint {
  const negative = text.startsWith("-");
  const body = negative || text.startsWith("+") ? text.slice(1) : text;
  if (body === "0") {
    return 0n;
  }
  if (body === "") {
    return invalid(text);
  }
  let total = 0n;
  for (let at = 0; at < body.length; ) {
    const part = readPart(text, body, at);
    total += part.value;
    at = part.next;
    if (total > LIMIT) {
      invalid(text);
    }
  }
  if (!negative && total === LIMIT) {
    invalid(text);
  }
  return negative ? -total : total;
}

/** A number and its unit. */
function readPart(text: string, body: string, start: number): { value: bigint; next: number } {
  const wholeEnd = skipDigits(body, start);
  const hasPoint = body.charAt(wholeEnd) === ".";
  const numberEnd = hasPoint ? skipDigits(body, wholeEnd + 1) : wholeEnd;
  const digits = body.slice(start, wholeEnd).replace(/^0+/, "");
  const whole = BigInt(digits.slice(0, 20) || "0");
  const fraction = hasPoint ? body.slice(wholeEnd + 1, numberEnd) : "";
  if (whole > LIMIT || digits.length > 19 || (wholeEnd === start && fraction === "")) {
    invalid(text);
  }
  let next = numberEnd;
  while (next < body.length && !/[.0-9]/.test(body.charAt(next))) {
    next++;
  }
  const name = body.slice(numberEnd, next);
  if (name === "") {
    throw new Error(`time: missing unit in duration ${quoteBytes(text)}`);
  }
  const unit = UNITS.get(name);
  if (unit === undefined) {
    throw new Error(`time: unknown unit ${quoteBytes(name)} in duration ${quoteBytes(text)}`);
  }
  const value = whole * unit + fractionOf(fraction, unit);
  return { value: value > LIMIT ? invalid(text) : value, next };
}

/** Go reads as many digits as fit 63 bits and multiplies in floating point. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const longer = value * 10n + BigInt(digit);
    if (value > (LIMIT - 1n) / 10n || longer > LIMIT) {
      break;
    }
    value = longer;
    scale *= 10;
  }
  return value === 0n ? 0n : BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) >= "0" && text.charAt(at) <= "9") {
    at++;
  }
  return at;
}

function invalid(text: string): never {
  throw new Error(`time: invalid duration ${quoteBytes(text)}`);
}

/** The package time has a quoting of its own: everything that is not printable ASCII by its bytes. */
function quoteBytes(text: string): string {
  let out = "";
  for (const byte of toUtf8(text)) {
    const character = String.fromCharCode(byte);
    if (byte < 0x20 || byte >= 0x80) {
      out += `\\x${byte.toString(16).padStart(2, "0")}`;
    } else {
      out += character === '"' || character === "\\" ? `\\${character}` : character;
    }
  }
  return `"${out}"`;
}
