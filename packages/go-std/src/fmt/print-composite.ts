import { contentOf, elementsOf, elemOf, entriesOf, keyValue, typed } from "../reflect.ts";
import { sortedKeys } from "../sorted-keys.ts";
import { typeOf } from "../types.ts";
import type { FieldReader, GoType, GoValue } from "../value.ts";
import type { Place, Printer, PrintValue } from "./printer.ts";
import { printInteger } from "./print-scalar.ts";

/** Where a part is printed, and by what. */
export interface PartPlace extends Place {
  readonly print: PrintValue;
}

/** `map[a:1 b:2]`, keys in order. */
export function printMap(printer: Printer, map: GoValue, at: PartPlace): void {
  const type = typeOf(map) as GoType;
  const { sharpV } = printer.flags;
  if (sharpV && contentOf(map) === null) {
    printer.write(`${type.name}(nil)`);
    return;
  }
  const entries = entriesOf(map);
  const inner = { verb: at.verb, depth: at.depth + 1 };
  printer.write(sharpV ? `${type.name}{` : "map[");
  let separator = "";
  for (const key of sortedKeys(map)) {
    printer.write(separator);
    at.print(printer, keyValue(type.key, key), inner);
    printer.write(":");
    at.print(printer, typed(type.elem, entries[key] ?? null), inner);
    separator = sharpV ? ", " : " ";
  }
  printer.write(sharpV ? "}" : "]");
}

/** `{a 1}`, with field names for %+v and Go syntax for %#v. */
export function printStruct(printer: Printer, value: GoValue, at: PartPlace): void {
  const type = typeOf(value) as GoType;
  const { sharpV, plusV } = printer.flags;
  const read = contentOf(value) as FieldReader;
  const inner = { verb: at.verb, depth: at.depth + 1 };
  printer.write(sharpV ? `${type.name}{` : "{");
  let separator = "";
  for (const field of type.fields ?? []) {
    printer.write(separator);
    if (plusV || sharpV) {
      printer.write(`${field.name}:`);
    }
    at.print(printer, typed(field.type, read(field.name)), inner);
    separator = sharpV ? ", " : " ";
  }
  printer.write("}");
}

/** `[a b]`, the elements of a slice or array. */
export function printSequence(printer: Printer, value: GoValue, at: PartPlace): void {
  const type = typeOf(value) as GoType;
  const { sharpV } = printer.flags;
  if (sharpV && type.kind === "slice" && contentOf(value) === null) {
    printer.write(`${type.name}(nil)`);
    return;
  }
  const elem = elemOf(type);
  const inner = { verb: at.verb, depth: at.depth + 1 };
  printer.write(sharpV ? `${type.name}{` : "[");
  let separator = "";
  for (const part of elementsOf(value)) {
    printer.write(separator);
    at.print(printer, typed(elem, part), inner);
    separator = sharpV ? ", " : " ";
  }
  printer.write(sharpV ? "}" : "]");
}

/** A []byte as an argument of its own, whose bytes Go prints without looking at their type. */
export function printBytes(printer: Printer, value: GoValue, verb: string): void {
  const { flags } = printer;
  if (flags.sharpV && contentOf(value) === null) {
    printer.write("[]byte(nil)");
    return;
  }
  printer.write(flags.sharpV ? "[]byte{" : "[");
  let separator = "";
  for (const part of elementsOf(value)) {
    const byte = contentOf(part) as bigint;
    printer.write(separator + (printInteger(byte, flags.sharpV ? "v" : verb, { flags, unsigned: true }) ?? ""));
    separator = flags.sharpV ? ", " : " ";
  }
  printer.write(flags.sharpV ? "}" : "]");
}
