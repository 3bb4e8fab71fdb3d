import { type GoValue, isPlainMap } from "@outrigger/go-std";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { ConfigError } from "../config-error.ts";
import { ConfigDocument, type Path } from "../source/document.ts";
import { type FileOptions, readConfigMapKey } from "../source/read-config-map-key.ts";
import { applyMesh } from "./apply-mesh.ts";
import type { Complaint } from "./complaint.ts";
import { defaultMeshConfig, defaultProxyConfig } from "./default-mesh.ts";
import { FieldProblem } from "./field-problem.ts";
import { isZero } from "./marshal.ts";
import type { MeshConfig } from "./mesh-config.ts";
import { meshRules, type MeshRules } from "./mesh-rules.ts";
import type { Message } from "./message.ts";
import { multiError } from "./multi-error.ts";
import { jsonName } from "./names.ts";
import { type MeshRelease } from "./releases.ts";
import { resolveMesh } from "./resolve.ts";
import { unmarshal } from "./unmarshal.ts";
import { unsupportedNumber } from "./unsupported-number.ts";
import { validateMesh } from "./validate.ts";

/** How to read a mesh configuration. */
export interface MeshConfigOptions extends FileOptions {
  /** Whose fields, defaults and validation. */
  readonly release: MeshRelease;
  /** Takes what validation refuses: what a program makes in memory nobody validates. */
  readonly unchecked?: boolean;
}

const PREFIX = "failed to convert to proto. ";

/**
 * Reads the mesh configuration: the text of the key `mesh` of the ConfigMap istio, or the whole ConfigMap around it; laid over the
 * release's defaults, and validated. An empty text gives the defaults.
 *
 * Behaves as: Istio's ApplyMeshConfigDefaults.
 *
 * @throws ConfigError with the release's text as message; an issue for each thing that validation refuses.
 *
 * @example
 * ```ts
 * import { parseMeshConfig } from "@outrigger/config";
 * const mesh = parseMeshConfig("defaultConfig:\n  concurrency: 2\n", { file: "mesh", release: "1.0" });
 * mesh.defaultConfig["concurrency"]; // 2
 * mesh["proxyListenPort"]; // 15001
 * ```
 */
export function parseMeshConfig(text: string, options: MeshConfigOptions): MeshConfig {
  const { release } = options;
  const rules = meshRules(release);
  const document = new ConfigDocument(readConfigMapKey(text, "mesh", options), rules.dialect);
  const mesh = defaultMeshConfig(release);
  const tree = readTree(document, rules);
  checkNumbers(tree, document);
  layOver(mesh, tree, { document, release });
  if (rules.copiesMixerAddress) copyMixerAddress(mesh);
  const complaints = options.unchecked === true ? [] : validateMesh(mesh, release);
  if (complaints.length > 0) throw refusal(document, tree, { complaints, rules });
  return resolveMesh(mesh, release);
}

function readTree(document: ConfigDocument, { dialect }: MeshRules): GoValue {
  try {
    return parseYaml(document.source.text, { dialect });
  } catch (error) {
    if (error instanceof GoYamlError) throw document.yamlError(error, PREFIX);
    throw error;
  }
}

function checkNumbers(tree: GoValue, document: ConfigDocument): void {
  const number = unsupportedNumber(tree);
  if (number === undefined) return;
  const hint = "Write a number that JSON can hold, or put the text in quotes.";
  throw document.error(number.path, { code: "config-yaml", message: PREFIX + number.message, hint });
}

interface Reader {
  readonly document: ConfigDocument;
  readonly release: MeshRelease;
}

function layOver(mesh: Message, tree: GoValue, { document, release }: Reader): void {
  const rules = meshRules(release);
  try {
    if (rules.mergesProxyText) {
      applyMesh(mesh, tree, release);
      return;
    }
    unmarshal(mesh, tree, rules);
    mesh.set("default_config", completeProxy(mesh.message("default_config"), release));
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    const hint = "Write the field as this release's MeshConfig has it, or leave it out.";
    throw document.error(error.path, { code: "mesh-field", message: PREFIX + error.message, hint });
  }
}

/** Lays what is set in a proxy configuration over the defaults; zero counts as not set, as it is lost on Go's way through JSON. */
function completeProxy(given: Message | undefined, release: MeshRelease): Message {
  const complete = defaultProxyConfig(release);
  for (const { name } of given?.type.fields ?? []) {
    const value = given?.get(name);
    if (value !== undefined && !isZero(value)) complete.set(name, value);
  }
  return complete;
}

/** The two addresses that came after the one of both take its value if neither is set. */
function copyMixerAddress(mesh: Message): void {
  const address = mesh.text("mixer_address");
  if (address === "" || mesh.text("mixer_check_server") !== "" || mesh.text("mixer_report_server") !== "") return;
  mesh.set("mixer_check_server", address);
  mesh.set("mixer_report_server", address);
}

interface Refusal {
  readonly complaints: readonly Complaint[];
  readonly rules: MeshRules;
}

function refusal(document: ConfigDocument, tree: GoValue, { complaints, rules }: Refusal): ConfigError {
  const messages = complaints.map(({ message }) => message);
  const hint = "Correct the value; leave the field out to get the default.";
  const issues = complaints.map(({ message, fields }) =>
    document.issue(writtenPath(tree, fields), { code: "mesh-value", message, hint }),
  );
  const [only] = complaints.length === 1 ? complaints : [];
  return new ConfigError(only?.isBare === true ? only.message : multiError(messages, rules.tabbedErrors), issues);
}

/** The path of a field as the document spells it. */
function writtenPath(tree: GoValue, fields: readonly string[]): Path {
  let node: GoValue = tree;
  return fields.map((name) => {
    const json = jsonName(name);
    const map: { readonly [key: string]: GoValue } = isPlainMap(node) ? node : {};
    const key = !Object.hasOwn(map, json) && Object.hasOwn(map, name) ? name : json;
    node = Object.hasOwn(map, key) ? (map[key] ?? null) : null;
    return key;
  });
}
