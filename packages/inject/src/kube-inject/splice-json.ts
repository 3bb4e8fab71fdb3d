import { encodeJson, JsonSyntaxError, parseJson } from "@outrigger/go-std/json";
import { isObject, type Json } from "../json.ts";
import { applyEdits, type Edit } from "./apply-operations.ts";

/** A JSON document after a change, indented as it was; undefined for a text that is no JSON. */
export function spliceJson(text: string, edits: readonly Edit[]): string | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const after = applyEdits(parseJson(text), edits);
    const indent = /^\s*\{\r?\n([ \t]+)/.exec(text)?.[1];
    const end = text.slice(text.trimEnd().length);
    return `${indent === undefined ? encodeJson(after) : writeIndented(after, { indent, margin: "\n" })}${end}`;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

interface Margin {
  readonly indent: string;
  /** A line end, and what stands before the value's own lines. */
  readonly margin: string;
}

function writeIndented(value: Json, { indent, margin }: Margin): string {
  const inner = { indent, margin: margin + indent };
  if (Array.isArray(value) && value.length > 0) {
    const items = (value as readonly Json[]).map((item) => inner.margin + writeIndented(item, inner));
    return `[${items.join(",")}${margin}]`;
  }
  if (!isObject(value) || Object.keys(value).length === 0) return encodeJson(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${inner.margin}${encodeJson(key)}: ${writeIndented(member, inner)}`,
  );
  return `{${members.join(",")}${margin}}`;
}
