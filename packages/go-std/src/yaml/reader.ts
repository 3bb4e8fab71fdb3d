import { GoYamlError } from "./error.ts";

/** Control characters but tab, line feed, carriage return and next line; and what is no character. */
const REFUSED = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/;

/**
 * Refuses characters that no YAML text may hold.
 *
 * Behaves as: go-yaml v2, reader: the message names no line.
 */
export function checkCharacters(text: string): void {
  const found = REFUSED.exec(text);
  if (found === null) return;
  const before = text.slice(0, found.index).split("\n");
  const column = (before[before.length - 1] ?? "").length + 1;
  throw new GoYamlError("yaml: control characters are not allowed", { line: before.length, column });
}
