import { findMethod } from "../methods.ts";
import { contentOf, elementsOf, elemOf, typed } from "../reflect.ts";
import { typeOf } from "../types.ts";
import type { GoType, GoValue } from "../value.ts";
import { Typed } from "../value.ts";
import { noFlags } from "./flags.ts";
import { formatText } from "./format-string.ts";
import { pad } from "./pad.ts";
import { printBytes, printMap, printSequence, printStruct } from "./print-composite.ts";
import { printBool, printComplex, printFloat, printInteger, printText } from "./print-scalar.ts";
import type { Place, Printer } from "./printer.ts";
import { fromUtf8 } from "./utf8.ts";

/** Where Go would print an address, which no two runs of it agree on. */
const ADDRESS = 0xc000000000n;
const STRING_VERBS = "vsxXq";

/** Prints an argument of a formatting call. Behaves as: fmt, one operand and its verb. */
export function printArgument(printer: Printer, value: GoValue, verb: string): void {
  const type = typeOf(value);
  if (type === undefined) {
    printNil(printer, verb);
  } else if (verb === "T") {
    printer.write(formatText(type.name, printer.flags));
  } else if (verb === "p") {
    printPointer(printer, value, verb);
  } else {
    printValue(printer, value, { verb, depth: 0 });
  }
}

function printNil(printer: Printer, verb: string): void {
  if (verb === "v" || verb === "T") {
    printer.write(pad("<nil>", printer.flags));
  } else {
    printer.write(`%!${verb}(<nil>)`);
  }
}

/** Prints a value, or part of one. */
function printValue(printer: Printer, value: GoValue, at: Place): void {
  const type = typeOf(value);
  if (type === undefined) {
    printNilPart(printer);
    return;
  }
  if (at.verb === "w" && type.name !== "[]uint8") {
    badVerb(printer, value, at.verb);
    return;
  }
  if (value instanceof Typed && printByMethod(printer, value, at.verb)) {
    return;
  }
  const scalar = scalarText(printer, value, at);
  if (scalar !== undefined) {
    printer.write(scalar);
    return;
  }
  switch (type.kind) {
    case "map":
      return printMap(printer, value, { ...at, print: printValue });
    case "struct":
      return printStruct(printer, value, { ...at, print: printValue });
    case "slice":
    case "array":
      return printList(printer, value, at);
    case "ptr":
      return printTarget(printer, value, at);
    case "func":
    case "chan":
      return printPointer(printer, value, at.verb);
    default:
      badVerb(printer, value, at.verb);
  }
}

function printNilPart(printer: Printer): void {
  if (printer.flags.sharpV) {
    printer.write("interface {}(nil)");
  } else {
    printer.write("<nil>");
  }
}

/** A number, string or bool; `undefined` where the value is none, or the verb does not fit it. */
function scalarText(printer: Printer, value: GoValue, at: Place): string | undefined {
  const { flags } = printer;
  const content = typeOf(value)?.kind === "ptr" ? null : contentOf(value);
  switch (typeof content) {
    case "string":
      return printText(content, at.verb, flags);
    case "boolean":
      return printBool(content, at.verb, flags);
    case "bigint":
      return printInteger(content, at.verb, { flags, unsigned: isUnsigned(typeOf(value)) });
    case "number":
      return printFloat(content, at.verb, { flags, bits: typeOf(value)?.kind === "float32" ? 32 : 64 });
    default: {
      const kind = typeOf(value)?.kind;
      return kind === "complex128" || kind === "complex64"
        ? printComplex(content as number[], at.verb, { flags, bits: kind === "complex64" ? 32 : 64 })
        : undefined;
    }
  }
}

function isUnsigned(type: GoType | undefined): boolean {
  return type?.kind.startsWith("uint") === true;
}

/** A list of bytes prints as a string for the verbs that are for strings. */
function printList(printer: Printer, value: GoValue, at: Place): void {
  const type = typeOf(value);
  if (type?.elem?.kind !== "uint8") {
    printSequence(printer, value, { ...at, print: printValue });
    return;
  }
  if ("sqxX".includes(at.verb)) {
    const bytes = elementsOf(value).map((byte) => Number(contentOf(byte)));
    printer.write(printText(fromUtf8(bytes), at.verb, printer.flags) ?? "");
    return;
  }
  if (type.name === "[]uint8" && at.depth === 0 && (at.verb === "v" || at.verb === "d")) {
    printBytes(printer, value, at.verb);
  } else {
    printSequence(printer, value, { ...at, print: printValue });
  }
}

/** A pointer to a struct, list or map shows what it leads to, but only as an argument of its own. */
function printTarget(printer: Printer, pointer: GoValue, at: Place): void {
  const elem = elemOf(typeOf(pointer) as GoType);
  const content = contentOf(pointer);
  const shown = ["struct", "slice", "array", "map"].includes(elem.kind);
  if (at.depth > 0 || content === null || !shown) {
    printPointer(printer, pointer, at.verb);
    return;
  }
  printer.write("&");
  printValue(printer, typed(elem, content, true), { verb: at.verb, depth: at.depth + 1 });
}

function printPointer(printer: Printer, value: GoValue, verb: string): void {
  const type = typeOf(value);
  const { flags } = printer;
  const kinds = ["ptr", "func", "chan", "map", "slice"];
  const address = contentOf(value) === null ? 0n : ADDRESS;
  if (type === undefined || !kinds.includes(type.kind) || !"vpbodxX".includes(verb)) {
    badVerb(printer, value, verb);
  } else if (verb === "v" && flags.sharpV) {
    printer.write(`(${type.name})(${address === 0n ? "nil" : `0x${address.toString(16)}`})`);
  } else if (verb === "v" && address === 0n) {
    printer.write(pad("<nil>", flags));
  } else if (verb === "v" || verb === "p") {
    printer.write(printInteger(address, "x", { flags: { ...flags, sharp: !flags.sharp }, unsigned: true }) ?? "");
  } else {
    printer.write(printInteger(address, verb, { flags, unsigned: true }) ?? "");
  }
}

function badVerb(printer: Printer, value: GoValue, verb: string): void {
  const reporting = printer.reporting;
  printer.reporting = true;
  printer.write(`%!${verb}(${typeOf(value)?.name ?? "<nil>"}=`);
  printArgument(printer, value, "v");
  printer.write(")");
  printer.reporting = reporting;
}

/** A value with an Error or String method prints as the method says. */
function printByMethod(printer: Printer, value: Typed, verb: string): boolean {
  if (printer.reporting || printer.flags.sharpV || !STRING_VERBS.includes(verb)) {
    return false;
  }
  for (const name of ["Error", "String"]) {
    const called = callText(printer, value, { name, verb });
    if (called) {
      return true;
    }
  }
  return false;
}

/** A value as an interface holds it: without an address, so that the methods of its pointer are out of reach. */
function asArgument(value: Typed): Typed {
  return value.addressable ? new Typed(value.type, value.content) : value;
}

function callText(printer: Printer, value: Typed, call: { name: string; verb: string }): boolean {
  try {
    const bound = findMethod(asArgument(value), call.name);
    if (bound === undefined || bound.method.params.length > 0 || bound.method.variadic === true) {
      return false;
    }
    const text = contentOf(bound.method.call(bound.receiver, []));
    if (typeof text !== "string") {
      return false;
    }
    printer.write(printText(text, call.verb, printer.flags) ?? "");
  } catch (error) {
    reportPanic(printer, value, { ...call, error });
  }
  return true;
}

function reportPanic(printer: Printer, value: Typed, panic: { name: string; verb: string; error: unknown }): void {
  if (value.type.kind === "ptr" && value.content === null) {
    printer.write("<nil>");
    return;
  }
  const { flags, reporting } = printer;
  const text = panic.error instanceof Error ? panic.error.message : String(panic.error);
  printer.flags = noFlags();
  printer.reporting = true;
  printer.write(`%!${panic.verb}(PANIC=${panic.name} method: ${text})`);
  printer.flags = flags;
  printer.reporting = reporting;
}
