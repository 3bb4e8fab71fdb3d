import { encodeJson } from "@outrigger/go-std/json";
import { readDocuments } from "@outrigger/webhook/settings";

/**
 * The documents of a YAML text as JSON, one a line.
 *
 * @param file what errors call the text.
 * @throws ConfigError for a text that is no YAML.
 */
export function jsonLines(text: string, file: string): string {
  return readDocuments(text, file)
    .map(({ value }) => `${encodeJson(value)}\n`)
    .join("");
}
