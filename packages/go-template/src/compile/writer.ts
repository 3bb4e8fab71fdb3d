import type { Value } from "./value.ts";

/**
 * Where a template writes. The text of the template and the text of values come in by different doors, the value beside its
 * text, so that a writer can tell which part of the output came from where.
 */
export interface OutputWriter {
  literal(text: string): void;
  value(text: string, value: Value): void;
  result(): string;
}

/** Puts everything into one string. */
export class TextWriter implements OutputWriter {
  private text = "";

  literal(text: string): void {
    this.text += text;
  }

  value(text: string): void {
    this.text += text;
  }

  result(): string {
    return this.text;
  }
}
