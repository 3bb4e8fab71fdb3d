import { entriesOf, type GoValue, isPlainMap, Typed } from "@outrigger/go-std";
import { goError } from "../go-panic.ts";
import { typeName } from "../values/kind.ts";

/** The value at a path of keys, or a default: `dig "a" "b" default map`. Behaves as: sprig, dig. */
export function dig(args: readonly GoValue[]): GoValue {
  if (args.length < 3) {
    throw goError("dig needs at least three arguments");
  }
  let step = args.at(-1) ?? null;
  assertMap(step);
  const keys = args.slice(0, -2).map(asKey);
  for (const [i, key] of keys.entries()) {
    if (i > 0) {
      assertMap(step);
    }
    const entries = entriesOf(step);
    if (!Object.hasOwn(entries, key)) {
      return args.at(-2) ?? null;
    }
    step = entries[key] ?? null;
  }
  return step;
}

function asKey(value: GoValue): string {
  if (typeof value === "string") {
    return value;
  }
  throw goError(`interface conversion: interface {} is ${assertedName(value)}, not string`);
}

function assertMap(value: GoValue): void {
  if (!isPlainMap(value) && !(value instanceof Typed && typeName(value) === "map[string]interface {}")) {
    throw goError(`interface conversion: interface {} is ${assertedName(value)}, not map[string]interface {}`);
  }
}

function assertedName(value: GoValue): string {
  return value === null ? "nil" : typeName(value);
}
