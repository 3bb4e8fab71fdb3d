import { encodeJson, JsonNumber } from "@outrigger/go-std/json";
import { stringify } from "yaml";
import { isObject, type Json } from "../json.ts";

/** Words without a mark that YAML could take for one of its own; flags, too. */
const PLAIN = /^(?:--?)?[A-Za-z/][\w./@=+-]*(?:[ :][\w./@=+-]+)*$/;

/** Words that are no text to YAML 1.1. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** What can stand between quotes as it is, and what can in a block. */
const PRINTABLE = /^[ -~\u00a1-\u1fff]*$/;
const PRINTABLE_LINES = /^[ -~\u00a1-\u1fff\n]*$/;

/**
 * The lines of a scalar, or of a list or map without entries. Texts that YAML 1.1 would take for something else are quoted; of a text
 * of many lines, those behind the first stand two columns behind the key or dash.
 */
export function writeScalar(value: Json): readonly string[] {
  if (value instanceof JsonNumber) return [value.text];
  if (Array.isArray(value)) return ["[]"];
  if (isObject(value)) return ["{}"];
  return typeof value === "string" ? writeText(value) : [encodeJson(value)];
}

function writeText(text: string): readonly string[] {
  if (PLAIN.test(text) && !TAKEN.test(text)) return [text];
  if (PRINTABLE.test(text)) return [/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`];
  if (!PRINTABLE_LINES.test(text)) return [encodeJson(text)];
  const written = stringify({ k: text }, { schema: "yaml-1.1", indent: 2, lineWidth: 0 });
  return written.slice(3).replace(/\n$/, "").split("\n");
}
