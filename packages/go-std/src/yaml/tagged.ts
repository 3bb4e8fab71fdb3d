import type { GoValue } from "../value.ts";
import type { Dialect } from "./dialect.ts";
import { resolvePlain } from "./resolve.ts";
import { isTimestamp } from "./timestamp.ts";

const PREFIX = "tag:yaml.org,2002:";
const BAD_BASE64 = "!!binary value contains invalid base64 data";
const RESOLVED = new Set(["str", "bool", "int", "float", "null", "timestamp", "binary"]);

/** A scalar's value, or what go-yaml says against its tag. */
export type Tagged = { readonly value: GoValue } | { readonly problem: string };

/**
 * Gives a scalar that has a tag its value.
 *
 * Behaves as: go-yaml v2: YAML's own tags must fit the text, any other tag makes it a string.
 */
export function resolveTagged(text: string, tag: string, dialect: Dialect): Tagged {
  const name = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : "";
  if (!RESOLVED.has(name) || name === "str") return { value: text };
  if (name === "binary") return decodeBinary(text);
  if (name === "timestamp" && isTimestamp(text)) return { value: text };
  const value = resolvePlain(text, dialect);
  const found = kindOf(value);
  if (found === name) return { value };
  if (name === "float" && typeof value === "bigint") return { value: Number(value) };
  return { problem: `cannot decode !!${found} \`${text}\` as a !!${name}` };
}

function kindOf(value: GoValue): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "bigint") return "int";
  if (typeof value === "number") return "float";
  return "str";
}

function decodeBinary(text: string): Tagged {
  try {
    const digits = text.replaceAll(/[\r\n]/g, "");
    if (digits.length % 4 !== 0 || /\s/.test(digits)) return { problem: BAD_BASE64 };
    const bytes = Uint8Array.from(atob(digits), (char) => char.charCodeAt(0));
    return { value: new TextDecoder().decode(bytes) };
  } catch {
    return { problem: BAD_BASE64 };
  }
}
