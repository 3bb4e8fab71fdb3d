import { GoYamlError } from "./error.ts";

const BYTE_ORDER_MARK = 0xfeff;

/** Control characters but tab, line feed, carriage return and next line; and what is no character. */
const REFUSED = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/;

/**
 * The text without a byte order mark, once it is known to hold only characters that a YAML text may hold.
 *
 * Behaves as: go-yaml v2, reader: the message names no line.
 */
export function openText(text: string): string {
  const found = REFUSED.exec(text);
  if (found === null) return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  const before = text.slice(0, found.index).split("\n");
  const column = (before[before.length - 1] ?? "").length + 1;
  throw new GoYamlError("yaml: control characters are not allowed", { line: before.length, column });
}
