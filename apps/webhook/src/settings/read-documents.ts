import { ConfigError } from "@outrigger/config";
import type { ConfigIssue } from "@outrigger/config";
import { Typed } from "@outrigger/go-std";
import type { GoValue } from "@outrigger/go-std";
import { encodeFloat, JsonNumber, setOwn } from "@outrigger/go-std/json";
import type { JsonValue } from "@outrigger/go-std/json";
import { composeYaml, GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import type { YamlNode } from "@outrigger/go-std/yaml";
import { z } from "zod";
import { splitDocuments } from "./split-documents.ts";

/** Keys and indices from the root of a document down to a value. */
export type Path = readonly (string | number)[];

/** A document of a file, with what is needed to say what is wrong with it. */
export interface Document {
  readonly value: JsonValue;
  /** The error for what stands at a path; where nothing stands there, it points at what is around. */
  readonly error: (path: Path, text: { readonly message: string; readonly hint: string }) => ConfigError;
}

/**
 * Reads the documents of a file, YAML or JSON, with Kubernetes' reading of YAML.
 *
 * @param file its name, as messages show it.
 * @throws ConfigError `config-yaml` for a text that is neither.
 */
export function readDocuments(text: string, file: string): readonly Document[] {
  return splitDocuments(text).map((part) => {
    const place = ({ line, column }: { line: number; column: number }) => ({ file, line: line + part.line, column });
    return {
      value: readValue(part.text, (cause) => yamlError(cause, place(cause))),
      error: (path, { message, hint }) => {
        const where = place(nodeAt(part.text, path) ?? { line: 1, column: 1 });
        return new ConfigError(message, [{ code: "config-shape", message, ...where, path: pathText(path), hint }]);
      },
    };
  });
}

/**
 * A document as its schema has it.
 *
 * @param path where in the document the value stands.
 * @throws ConfigError `config-shape` with the place of what does not fit.
 */
export function checkShape<T>(
  document: Document,
  at: { readonly path: Path; readonly value: unknown },
  expected: { readonly schema: z.ZodType<T>; readonly what: string; readonly hint: string },
): T {
  const parsed = expected.schema.safeParse(at.value);
  if (parsed.success) return parsed.data;
  const { message = "", path = [] } = parsed.error.issues[0] ?? {};
  const full = [...at.path, ...(path as Path)];
  const words = message.replace(/^Invalid input: /, "");
  throw document.error(full, {
    message: `Cannot read ${expected.what}: ${full.length === 0 ? "" : `${pathText(full)}: `}${words}`,
    hint: expected.hint,
  });
}

function readValue(text: string, failure: (cause: GoYamlError) => Error): JsonValue {
  try {
    return toJson(parseYaml(text, { dialect: "sigs" }));
  } catch (cause) {
    throw cause instanceof GoYamlError ? failure(cause) : cause;
  }
}

function yamlError(cause: GoYamlError, where: { file: string; line: number; column: number }): ConfigError {
  const hint = "Correct the YAML at this place: its indentation, its quotes, or the character there";
  const issue: ConfigIssue = { code: "config-yaml", message: cause.message, ...where, path: "", hint };
  return new ConfigError(cause.message, [issue], { cause });
}

/** What YAML says as JSON says it. */
function toJson(value: GoValue): JsonValue {
  if (typeof value === "bigint") return numberOf(String(value));
  if (typeof value === "number") return numberOf(encodeFloat(value));
  if (Array.isArray(value)) return (value as readonly GoValue[]).map(toJson);
  if (typeof value !== "object" || value === null || value instanceof Typed) return value as JsonValue;
  const map: Record<string, JsonValue> = {};
  for (const [key, entry] of Object.entries(value)) setOwn(map, key, toJson(entry));
  return map;
}

function numberOf(literal: string): number | JsonNumber {
  const value = Number(literal);
  return Number.isSafeInteger(value) && String(value) === literal ? value : new JsonNumber(literal);
}

/** The node at a path, or the nearest around it. */
function nodeAt(text: string, path: Path): YamlNode | undefined {
  let node = composeYaml(text, { dialect: "sigs" });
  for (const step of path) {
    const next = node === undefined ? undefined : child(node, step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function child(node: YamlNode, step: string | number): YamlNode | undefined {
  if (typeof step === "number") return node.kind === "sequence" ? node.children[step] : undefined;
  if (node.kind !== "mapping") return undefined;
  const at = node.children.findLastIndex((key, index) => index % 2 === 0 && key.value === step);
  return at < 0 ? undefined : node.children[at + 1];
}

/** A path as messages show it: `items[0].metadata.name`. */
function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}
