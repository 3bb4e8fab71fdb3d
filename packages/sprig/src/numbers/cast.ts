import { contentOf, type GoValue, Typed, typeOf } from "@outrigger/go-std";
import { parseFloat64, parseInteger } from "@outrigger/go-std/fmt";

const INT64_MIN = -(1n << 63n);
/** The basic types that cast knows, besides `int`; a type of another name is unknown to it, whatever its kind. */
const KNOWN: ReadonlySet<string> = new Set([
  "int8",
  "int16",
  "int32",
  "int64",
  "uint",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "float32",
  "time.Month",
  "time.Weekday",
]);

/** A value as an int64: numbers, numbers in texts, booleans; 0 for everything else. Behaves as: cast.ToInt64. */
export function toInt64(value: GoValue): bigint {
  const target = indirect(value);
  switch (typeof target) {
    case "string":
      return parsedInteger(target);
    case "boolean":
      return target ? 1n : 0n;
    default: {
      const content = numberIn(target);
      return content === undefined ? 0n : typeof content === "bigint" ? BigInt.asIntN(64, content) : truncated(content);
    }
  }
}

/** A value as a float64. Behaves as: cast.ToFloat64. */
export function toFloat64(value: GoValue): number {
  const target = indirect(value);
  switch (typeof target) {
    case "string": {
      const parsed = parseFloat64(target);
      return typeof parsed === "number" ? parsed : 0;
    }
    case "boolean":
      return target ? 1 : 0;
    default:
      return Number(numberIn(target) ?? 0);
  }
}

/** A float without its fraction; what no int64 holds is the least one. Behaves as: `int64(f)` on amd64. */
function truncated(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : INT64_MIN;
}

function numberIn(value: GoValue): number | bigint | undefined {
  const type = typeOf(value);
  const content = contentOf(value);
  const known = typeof value === "number" || typeof value === "bigint" || (type !== undefined && KNOWN.has(type.name));
  return known && (typeof content === "number" || typeof content === "bigint") ? content : undefined;
}

/** The target of a pointer. */
function indirect(value: GoValue): GoValue {
  let target = value;
  while (target instanceof Typed && target.type.kind === "ptr" && target.content !== null) {
    target = target.content as GoValue;
  }
  return target;
}

function parsedInteger(text: string): bigint {
  const parsed = parseInteger(withoutZeroDecimals(text), 0);
  return typeof parsed === "bigint" ? parsed : 0n;
}

/** `8.00` is the text of an integer, `8.` and `8.10` are not. */
function withoutZeroDecimals(text: string): string {
  const point = text.lastIndexOf(".");
  return point >= 0 && /^0+$/.test(text.slice(point + 1)) ? text.slice(0, point) : text;
}
