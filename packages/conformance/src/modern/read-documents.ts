import type { GoValue } from "@outrigger/go-std";
import { parseYaml } from "@outrigger/go-std/yaml";
import type { Json } from "../json.ts";

/** The documents of a YAML text as JSON; an empty one is none. */
export function readDocuments(text: string): Json {
  return text
    .split(/^---$/m)
    .map((document) => jsonOf(parseYaml(document, { dialect: "v2" })))
    .filter((document) => document !== null);
}

function jsonOf(value: GoValue): Json {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return (value as readonly GoValue[]).map(jsonOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, jsonOf(entry as GoValue)]));
}
