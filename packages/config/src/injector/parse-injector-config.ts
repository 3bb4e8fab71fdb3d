import { type GoValue, isPlainMap } from "@outrigger/go-std";
import type { JsonObject, JsonValue } from "@outrigger/go-std/json";
import { type DialectName, GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { ConfigDocument, type Path } from "../source/document.ts";
import { locateInScalar } from "../source/locate-in-scalar.ts";
import type { Locate } from "../source/place.ts";
import { type FileOptions, readConfigMapKey } from "../source/read-config-map-key.ts";
import { decodeShape } from "./decode-shape.ts";
import type { InjectorConfig } from "./injector-config.ts";
import { modernConfig, type ModernConfig } from "./modern.ts";
import { config1_0, config1_1, config1_4, type StructShape } from "./shape.ts";

/** How to read an injector configuration. */
export interface InjectorConfigOptions extends FileOptions {
  /** Whose reading; without it that of the newest, which knows every field. */
  readonly release?: string;
}

interface Reading {
  readonly shape: StructShape;
  readonly dialect: DialectName;
}

const READINGS: ReadonlyMap<string, Reading> = new Map([
  ["1.0.0", { shape: config1_0, dialect: "v2" }],
  ["1.0", { shape: config1_0, dialect: "v2" }],
  ["1.1", { shape: config1_1, dialect: "v2" }],
  ["1.2", { shape: config1_1, dialect: "v2" }],
  ["1.3", { shape: config1_1, dialect: "v2" }],
  ["1.4", { shape: config1_4, dialect: "v2.2.4" }],
  ["1.5", { shape: config1_4, dialect: "v2.2.7" }],
]);

const NEWEST: Reading = { shape: config1_4, dialect: "v2" };

/**
 * Reads the injector's configuration: the text of the key `config`, or the whole ConfigMap around it.
 *
 * Behaves as: Istio's inject package, loading of the configuration; what Go takes is taken, with the values that Go makes of it.
 *
 * @throws ConfigError with the release's text as message, and its place in the file.
 *
 * @example
 * ```ts
 * import { parseInjectorConfig } from "@outrigger/config";
 * const text = "policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n";
 * const config = parseInjectorConfig(text, { file: "config" });
 * config.template; // "containers:\n- name: istio-proxy\n"
 * config.locate(2, 3); // { file: "config", line: 4, column: 5 }
 * ```
 */
export function parseInjectorConfig(text: string, options: InjectorConfigOptions): InjectorConfig {
  const { shape, dialect } = READINGS.get(options.release ?? "") ?? NEWEST;
  const document = new ConfigDocument(readConfigMapKey(text, "config", options), dialect);
  const tree = readTree(document, dialect);
  const { value, problem } = decodeShape(tree, shape);
  if (problem !== undefined) {
    throw document.error(problem.path, {
      code: "config-shape",
      message: `error unmarshaling JSON: ${problem.message}`,
      hint:
        HINTS.get(String(problem.path[0] ?? "")) ?? "Write the keys policy and template at the top of the document.",
    });
  }
  const isKnown = READINGS.has(options.release ?? "");
  return toConfig(document, tree, {
    fields: value as JsonObject | null,
    modern: isKnown ? {} : readModern(document, tree),
  });
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ["policy", "Write policy: enabled or policy: disabled."],
  ["template", "Write the template as a block of text: template: |"],
  ["neverInjectSelector", "Write a list of label selectors, each with matchLabels or matchExpressions."],
  ["alwaysInjectSelector", "Write a list of label selectors, each with matchLabels or matchExpressions."],
  ["injectedAnnotations", "Write annotations as keys with text: injectedAnnotations: {key: value}"],
]);

function readTree(document: ConfigDocument, dialect: DialectName): GoValue {
  try {
    return parseYaml(document.source.text, { dialect });
  } catch (error) {
    if (error instanceof GoYamlError) throw document.yamlError(error, "error converting YAML to JSON: ");
    throw error;
  }
}

function readModern(document: ConfigDocument, tree: GoValue): ModernConfig {
  if (tree === null) return {};
  const parsed = modernConfig.safeParse(tree);
  if (parsed.success) return parsed.data;
  const { message = "", path = [] } = parsed.error.issues[0] ?? {};
  throw document.error(path as Path, {
    code: "config-shape",
    message: `Cannot read the configuration: ${message}`,
    hint: "Write templates and aliases as keys with text, and defaultTemplates as a list of names.",
  });
}

interface Parts {
  readonly fields: JsonObject | null;
  readonly modern: ModernConfig;
}

function toConfig(document: ConfigDocument, tree: GoValue, { fields, modern }: Parts): InjectorConfig {
  const keys = isPlainMap(tree) ? Object.keys(tree) : [];
  return {
    policy: textOf(fields?.["policy"]),
    template: textOf(fields?.["template"]),
    neverInjectSelector: (fields?.["neverInjectSelector"] ?? []) as readonly JsonObject[],
    alwaysInjectSelector: (fields?.["alwaysInjectSelector"] ?? []) as readonly JsonObject[],
    injectedAnnotations: (fields?.["injectedAnnotations"] ?? {}) as Readonly<Record<string, string>>,
    templates: modern.templates ?? {},
    defaultTemplates: modern.defaultTemplates ?? [],
    aliases: modern.aliases ?? {},
    keys,
    file: document.source.file,
    locate: templateLocator(document, keys),
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Finds the template when it is first asked for: of several spellings of its key, the last in Go's order. */
function templateLocator(document: ConfigDocument, keys: readonly string[]): Locate {
  return (line, column) => {
    const key = keys.filter((name) => name.toLowerCase() === "template").sort()[0] ?? "template";
    const node = document.node([keys.includes("template") ? "template" : key]);
    if (node === undefined) return document.source.locate(1, 1);
    const place = locateInScalar(node, document.source.text, { line, column });
    return document.source.locate(place.line, place.column);
  };
}
