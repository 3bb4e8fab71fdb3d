import { typeOf } from "../types.ts";
import type { GoValue } from "../value.ts";
import { noFlags } from "./flags.ts";
import { printArgument } from "./print-value.ts";
import { Printer } from "./printer.ts";
import type { Scan } from "./scan-format.ts";
import { integerArgument, readFlags, readIndex, readNumber } from "./scan-format.ts";
import type { FmtOptions } from "./sprint.ts";
import { mendUtf8 } from "./utf8.ts";

/**
 * The values formatted by a format string. Behaves as: fmt.Sprintf, its reports of bad formats included.
 *
 * @example
 * ```ts
 * import { sprintf } from "@outrigger/go-std/fmt";
 * sprintf("%05.1f|%-4s|%q", [3.14159, "a", "b"]); // "003.1|a   |\"b\""
 * ```
 */
export function sprintf(format: string, values: readonly GoValue[], options: FmtOptions = {}): string {
  const printer = new Printer(options.limit ?? Infinity);
  const scan: Scan = {
    format,
    values,
    at: 0,
    argument: 0,
    reordered: false,
    afterIndex: false,
    goodIndex: true,
    noBracket: false,
  };
  while (scan.at < format.length) {
    const percent = format.indexOf("%", scan.at);
    const end = percent < 0 ? format.length : percent;
    if (end > scan.at) {
      printer.write(format.slice(scan.at, end));
    }
    if (percent < 0) {
      break;
    }
    scan.at = percent + 1;
    printDirective(printer, scan);
  }
  reportExtra(printer, scan);
  return mendUtf8(printer.result());
}

/** `%[flags][width][.precision]verb`, argument numbers among them. */
function printDirective(printer: Printer, scan: Scan): void {
  const flags = noFlags();
  printer.flags = flags;
  scan.goodIndex = true;
  scan.afterIndex = false;
  readFlags(scan, flags);
  const simple = scan.format.charAt(scan.at);
  if (simple >= "a" && simple <= "z" && scan.argument < scan.values.length) {
    printVerb(printer, scan, simple);
    return;
  }
  readIndex(scan);
  readWidth(printer, scan);
  readPrecision(printer, scan);
  if (!scan.afterIndex) {
    readIndex(scan);
  }
  const verb = scan.format.codePointAt(scan.at);
  if (verb === undefined) {
    printer.write("%!(NOVERB)");
    return;
  }
  printVerb(printer, scan, String.fromCodePoint(verb));
}

function printVerb(printer: Printer, scan: Scan, verb: string): void {
  scan.at += verb.length;
  const { flags } = printer;
  const value = scan.values[scan.argument];
  if (verb === "%") {
    printer.write("%");
  } else if (!scan.goodIndex) {
    printer.write(`%!${verb}(BADINDEX)`);
  } else if (value === undefined) {
    printer.write(`%!${verb}(MISSING)`);
  } else {
    if (verb === "v" || verb === "w") {
      flags.sharpV = flags.sharp;
      flags.sharp = false;
      flags.plusV = flags.plus;
      flags.plus = false;
    }
    scan.argument++;
    printArgument(printer, value, verb);
  }
}

function readWidth(printer: Printer, scan: Scan): void {
  const { flags } = printer;
  if (scan.format.charAt(scan.at) === "*") {
    scan.at++;
    const width = integerArgument(scan);
    if (width === undefined) {
      printer.write("%!(BADWIDTH)");
      return;
    }
    flags.hasWidth = true;
    flags.width = Math.abs(width);
    if (width < 0) {
      flags.minus = true;
      flags.zero = false;
    }
    return;
  }
  const width = readNumber(scan);
  if (width !== undefined) {
    flags.hasWidth = true;
    flags.width = width;
    scan.goodIndex = scan.goodIndex && !scan.afterIndex;
  }
}

function readPrecision(printer: Printer, scan: Scan): void {
  const { flags } = printer;
  if (scan.format.charAt(scan.at) !== ".") {
    return;
  }
  scan.at++;
  scan.goodIndex = scan.goodIndex && !scan.afterIndex;
  readIndex(scan);
  if (scan.format.charAt(scan.at) !== "*") {
    flags.precision = readNumber(scan) ?? 0;
    flags.hasPrecision = true;
    return;
  }
  scan.at++;
  const precision = integerArgument(scan);
  flags.hasPrecision = precision !== undefined && precision >= 0;
  flags.precision = flags.hasPrecision ? (precision ?? 0) : 0;
  if (!flags.hasPrecision) {
    printer.write("%!(BADPREC)");
  }
}

function reportExtra(printer: Printer, scan: Scan): void {
  if (scan.reordered || scan.argument >= scan.values.length) {
    return;
  }
  printer.flags = noFlags();
  printer.write("%!(EXTRA ");
  let separator = "";
  for (const value of scan.values.slice(scan.argument)) {
    printer.write(separator);
    printer.write(typeOf(value)?.name ?? "<nil>");
    if (value !== null) {
      printer.write("=");
      printArgument(printer, value, "v");
    }
    separator = ", ";
  }
  printer.write(")");
}
