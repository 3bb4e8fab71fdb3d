import type { FilePlace, Locate } from "./place.ts";

/** A text to be read as configuration, and where it stands: a whole file, or one key of a manifest in it. */
export interface ConfigText {
  readonly text: string;
  readonly file: string;
  readonly locate: Locate;
}

/** The text of a whole file. */
export function wholeFile(text: string, file: string): ConfigText {
  return { text, file, locate: (line, column): FilePlace => ({ file, line, column }) };
}
