import { typeOf } from "../types.ts";
import type { GoValue } from "../value.ts";
import { printArgument } from "./print-value.ts";
import { Printer } from "./printer.ts";
import { mendUtf8 } from "./utf8.ts";

/** What holds for a formatting call. */
export interface FmtOptions {
  /** Most characters that the text may have; past it a FmtLimitError is thrown. */
  readonly limit?: number;
}

/**
 * The values as `%v` shows them, a blank between two of them where neither is a string. Behaves as: fmt.Sprint.
 *
 * @example
 * ```ts
 * import { sprint } from "@outrigger/go-std/fmt";
 * sprint([1n, 2n, "a", { b: true }]); // "1 2a map[b:true]"
 * ```
 */
export function sprint(values: readonly GoValue[], options: FmtOptions = {}): string {
  const [first] = values;
  if (values.length === 1 && typeof first === "string") {
    return first;
  }
  const printer = new Printer(options.limit ?? Infinity);
  let afterString = true;
  for (const value of values) {
    const isString = typeOf(value)?.kind === "string";
    if (!isString && !afterString) {
      printer.write(" ");
    }
    printArgument(printer, value, "v");
    afterString = isString;
  }
  return mendUtf8(printer.result());
}

/** The values as `%v` shows them, blanks between them and a line end after. Behaves as: fmt.Sprintln. */
export function sprintln(values: readonly GoValue[], options: FmtOptions = {}): string {
  const printer = new Printer(options.limit ?? Infinity);
  let separator = "";
  for (const value of values) {
    printer.write(separator);
    printArgument(printer, value, "v");
    separator = " ";
  }
  printer.write("\n");
  return mendUtf8(printer.result());
}
