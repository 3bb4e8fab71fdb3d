import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { type JsonObject, type JsonValue, setOwn } from "@outrigger/go-std/json";
import { type DialectName, GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { isSince, MESH_RELEASES, type MeshRelease } from "../mesh/releases.ts";
import { ConfigDocument, type Path } from "../source/document.ts";
import { locateInScalar } from "../source/locate-in-scalar.ts";
import type { Locate } from "../source/place.ts";
import { type FileOptions, readConfigMapKey } from "../source/read-config-map-key.ts";
import { decodeShape } from "./decode-shape.ts";
import type { InjectorConfig } from "./injector-config.ts";
import { config1_0, config1_1, config1_14, config1_4, config1_9, configOfAll, type StructShape } from "./shape.ts";

/** How to read an injector configuration. */
export interface InjectorConfigOptions extends FileOptions {
  /** Whose reading; without it that of the newest, which knows every field. */
  readonly release?: string;
}

interface Reading {
  readonly shape: StructShape;
  readonly dialect: DialectName;
  /** What the program puts before the library's words. */
  readonly prefix: string;
  /** What the library puts before those of encoding/json. */
  readonly decoding: string;
  /** The templates that are used where the text names none. */
  readonly defaultTemplates: readonly string[];
}

const OLDEST: Reading = { shape: config1_0, dialect: "v2", prefix: "", decoding: "", defaultTemplates: [] };

/** What changed, and with which release. */
const CHANGES: readonly (readonly [MeshRelease, Partial<Reading>])[] = [
  ["1.1", { shape: config1_1 }],
  ["1.4", { shape: config1_4, dialect: "v2.2.4" }],
  ["1.5", { dialect: "v2.2.7" }],
  ["1.9", { shape: config1_9, prefix: "failed to unmarshal injection template: ", defaultTemplates: ["sidecar"] }],
  ["1.12", { dialect: "sigs", decoding: "while decoding JSON: " }],
  ["1.14", { shape: config1_14 }],
];

const NEWEST: Reading = { ...OLDEST, shape: configOfAll };

function readingOf(name: string | undefined): Reading {
  const release = MESH_RELEASES.find((candidate) => candidate === name);
  if (release === undefined) return NEWEST;
  return CHANGES.reduce(
    (reading, [since, change]) => (isSince(release, since) ? { ...reading, ...change } : reading),
    OLDEST,
  );
}

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
  const reading = readingOf(options.release);
  const document = new ConfigDocument(readConfigMapKey(text, "config", options), reading.dialect);
  const tree = readTree(document, reading);
  const { value, problem } = decodeShape(tree, reading.shape);
  if (problem !== undefined) {
    throw document.error(problem.path, {
      code: "config-shape",
      message: `${reading.prefix}error unmarshaling JSON: ${reading.decoding}${problem.message}`,
      hint:
        HINTS.get(String(problem.path[0] ?? "")) ?? "Write the keys policy and template at the top of the document.",
    });
  }
  return toConfig(document, tree, { fields: value as JsonObject | null, reading });
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ["policy", "Write policy: enabled or policy: disabled."],
  ["template", "Write the template as a block of text: template: |"],
  ["templates", "Write the templates as keys with text: templates: {sidecar: ...}"],
  ["defaultTemplates", "Write a list of names of templates."],
  ["aliases", "Write lists of names of templates as keys: aliases: {name: [sidecar]}"],
  ["neverInjectSelector", "Write a list of label selectors, each with matchLabels or matchExpressions."],
  ["alwaysInjectSelector", "Write a list of label selectors, each with matchLabels or matchExpressions."],
  ["injectedAnnotations", "Write annotations as keys with text: injectedAnnotations: {key: value}"],
]);

function readTree(document: ConfigDocument, { dialect, prefix }: Reading): GoValue {
  try {
    return parseYaml(document.source.text, { dialect });
  } catch (error) {
    if (error instanceof GoYamlError) throw document.yamlError(error, `${prefix}error converting YAML to JSON: `);
    throw error;
  }
}

interface Parts {
  readonly fields: JsonObject | null;
  readonly reading: Reading;
}

function toConfig(document: ConfigDocument, tree: GoValue, { fields, reading }: Parts): InjectorConfig {
  const keys = isPlainMap(tree) ? Object.keys(tree) : [];
  const defaultTemplates = (fields?.["defaultTemplates"] ?? []) as readonly string[];
  const locateAt = (path: Path): Locate => scalarLocator(document, path);
  return {
    policy: textOf(fields?.["policy"]),
    template: textOf(fields?.["template"]),
    neverInjectSelector: (fields?.["neverInjectSelector"] ?? []) as readonly JsonObject[],
    alwaysInjectSelector: (fields?.["alwaysInjectSelector"] ?? []) as readonly JsonObject[],
    injectedAnnotations: (fields?.["injectedAnnotations"] ?? {}) as Readonly<Record<string, string>>,
    templates: (fields?.["templates"] ?? {}) as Readonly<Record<string, string>>,
    defaultTemplates: defaultTemplates.length > 0 ? defaultTemplates : reading.defaultTemplates,
    aliases: namesOf(fields?.["aliases"]),
    keys,
    file: document.source.file,
    locate: (line, column) => locateAt([writtenKey(keys, "template")])(line, column),
    locateTemplate: (name) => locateAt([writtenKey(keys, "templates"), name]),
  };
}

/** A list that is null has no names. */
function namesOf(value: JsonValue | undefined): Readonly<Record<string, readonly string[]>> {
  const names: Record<string, JsonValue> = {};
  for (const [key, list] of Object.entries((value ?? {}) as JsonObject)) setOwn(names, key, list ?? []);
  return names as Readonly<Record<string, readonly string[]>>;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** A key as the document spells it: of several spellings the one that Go takes. */
function writtenKey(keys: readonly string[], key: string): string {
  return keys.includes(key) ? key : (keys.filter((name) => name.toLowerCase() === key).sort()[0] ?? key);
}

/** Finds the text when it is first asked for. */
function scalarLocator(document: ConfigDocument, path: Path): Locate {
  return (line, column) => {
    const node = document.node(path);
    if (node === undefined) return document.source.locate(1, 1);
    const place = locateInScalar(node, document.source.text, { line, column });
    return document.source.locate(place.line, place.column);
  };
}
