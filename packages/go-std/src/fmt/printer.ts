import type { GoValue } from "../value.ts";
import type { Flags } from "./flags.ts";
import { noFlags } from "./flags.ts";

/** Thrown when a text would grow past the limit that the caller set. */
export class FmtLimitError extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`Cannot format: the text is longer than ${limit} characters`);
    this.name = "FmtLimitError";
    this.limit = limit;
  }
}

/** The state of one formatting call. */
export class Printer {
  flags: Flags = noFlags();
  /** While a bad verb or a panic is being reported, methods are not called. */
  reporting = false;
  private text = "";
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  write(text: string): void {
    this.text += text;
    if (this.text.length > this.limit) {
      throw new FmtLimitError(this.limit);
    }
  }

  result(): string {
    return this.text;
  }
}

/** Prints one value for a verb; handed down so that the parts of a value print as the value does. */
export type PrintValue = (printer: Printer, value: GoValue, at: Place) => void;

/** The verb, and how deep in the argument the value lies. */
export interface Place {
  readonly verb: string;
  readonly depth: number;
}
