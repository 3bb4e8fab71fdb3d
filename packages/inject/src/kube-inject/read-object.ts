import { encodeJson } from "@outrigger/go-std/json";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import type { GoValue } from "@outrigger/go-std";
import { decodeYaml, kubeType, type ReleaseTable, yamlToJson } from "@outrigger/kube";
import type { Compat } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import { type Json, objectAt, textAt } from "../json.ts";
import type { DocumentRules } from "./document-rules.ts";

/** How an object is read. */
export interface ReadRules extends DocumentRules {
  readonly compat: Compat;
}

/** A document that was read. */
export interface ReadObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Whether the document holds anything at all. */
  readonly isEmpty: boolean;
  /**
   * The object, where its kind is one that the release knows: under `exact` as Go's types hold it, under `fixed` as it was written,
   * texts where Go reads texts.
   */
  readonly value: Json | undefined;
}

/**
 * Reads a document. The kind alone tells which type it is, whatever its apiVersion says.
 *
 * Behaves as: FromRawToObject of Istio's inject package.
 *
 * @throws InjectError `document-undecodable`.
 */
export function readObject(rules: ReadRules, text: string): ReadObject {
  try {
    return readTree(rules, parseYaml(text, { dialect: rules.yaml }));
  } catch (cause) {
    if (!(cause instanceof GoYamlError)) throw cause;
    throw undecodable(`error converting YAML to JSON: ${cause.message}`, { line: cause.line, cause });
  }
}

/** {@link readObject} for an item of a List, which Go keeps as JSON. */
export function readItem(rules: ReadRules, item: Json): ReadObject {
  return readObject(rules, item === null ? "" : encodeJson(item));
}

function readTree({ types, compat }: ReadRules, tree: GoValue): ReadObject {
  const header = decode(types, "TypeMeta", tree);
  const kind = textAt(header, "kind");
  const isEmpty = tree === null;
  if (!Object.hasOwn(types.scheme, kind))
    return { ...nameOf(yamlToJson(tree, undefined)), kind, isEmpty, value: undefined };
  const key = types.scheme[kind] ?? kind;
  const typed = decode(types, key, tree);
  return {
    ...nameOf(typed),
    kind,
    isEmpty,
    value: compat === "exact" ? typed : yamlToJson(tree, kubeType(types, key)),
  };
}

function nameOf(value: Json): Pick<ReadObject, "namespace" | "name"> {
  const metadata = objectAt(value, "metadata");
  return { namespace: textAt(metadata, "namespace"), name: textAt(metadata, "name") };
}

function decode(types: ReleaseTable, key: string, tree: GoValue): Json {
  const decoded = decodeYaml(types, key, tree);
  if (decoded.error === undefined) return decoded.value;
  throw undecodable(`error unmarshaling JSON: ${decoded.error}`, { path: decoded.where });
}

interface Details {
  readonly line?: number;
  readonly path?: string;
  readonly cause?: unknown;
}

function undecodable(message: string, { cause, ...where }: Details): InjectError {
  const hint = "Correct the document: the message says what is none of its kind";
  return new InjectError("document-undecodable", message, { where, cause, hint });
}
