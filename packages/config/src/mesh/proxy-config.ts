import type { GoValue } from "@outrigger/go-std";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { wholeFile } from "../source/config-text.ts";
import { ConfigDocument } from "../source/document.ts";
import { FieldProblem } from "./field-problem.ts";
import { mergeProxyConfig } from "./merge-proxy-config.ts";
import { type MeshConfig, meshSource, type ProxyConfig } from "./mesh-config.ts";
import { meshRules } from "./mesh-rules.ts";
import { Message } from "./message.ts";
import { messageType } from "./message-type.ts";
import type { MeshRelease } from "./releases.ts";
import { resolveMesh, resolveProxy } from "./resolve.ts";
import { unmarshal } from "./unmarshal.ts";
import { unsupportedNumber } from "./unsupported-number.ts";

/** The annotation whose text is a proxy configuration. */
const ANNOTATION = "proxy.istio.io/config";

const PREFIX = "could not parse proxy config: ";

/**
 * A mesh (or proxy) configuration with the text of the annotation `proxy.istio.io/config` laid over its default proxy configuration;
 * the one given stays as it is.
 *
 * Behaves as: Istio's ApplyProxyConfig.
 *
 * @throws ConfigError with Istio's text as message: `could not parse proxy config: …`.
 *
 * @example
 * ```ts
 * import { applyProxyConfigYaml, parseMeshConfig } from "@outrigger/config";
 * const mesh = parseMeshConfig("", { file: "mesh", release: "1.31" });
 * applyProxyConfigYaml(mesh, "concurrency: 1").defaultConfig["concurrency"]; // 1
 * ```
 */
export function applyProxyConfigYaml<Config extends MeshConfig | ProxyConfig>(config: Config, text: string): Config;
export function applyProxyConfigYaml(config: MeshConfig | ProxyConfig, text: string): MeshConfig | ProxyConfig {
  const { message, release } = meshSource(config);
  if (message === undefined) return config;
  const proxy = message.type.name === "MeshConfig" ? message.message("default_config") : message;
  if (proxy === undefined) return config;
  const changed = meshRules(release).keepsEmpty ? copied(proxy) : proxy.copy();
  layOver(changed, text, release);
  if (proxy === message) return resolveProxy(changed, release);
  const mesh = message.copy();
  mesh.set("default_config", changed);
  return resolveMesh(mesh, release);
}

/** What becomes of a message when gogo's protobuf copies it: maps without entries are lost. */
function copied(message: Message): Message {
  const copy = new Message(message.type);
  for (const { name } of message.type.fields) {
    const value = message.get(name);
    const isEmptyMap = value instanceof Map && value.size === 0;
    if (value !== undefined && !isEmptyMap) copy.set(name, value instanceof Message ? copied(value) : value);
  }
  return copy;
}

function layOver(proxy: Message, text: string, release: MeshRelease): void {
  const document = new ConfigDocument(wholeFile(text, ANNOTATION), meshRules(release).dialect);
  try {
    mergeProxyConfig(proxy, readProxyTree(text, release), release);
  } catch (error) {
    if (error instanceof GoYamlError) throw document.yamlError(error, PREFIX);
    if (!(error instanceof FieldProblem)) throw error;
    const hint = "Write the field as this release's ProxyConfig has it, or leave it out.";
    throw document.error(error.path, { code: "mesh-field", message: PREFIX + error.message, hint });
  }
}

/**
 * The tree of a proxy configuration's text.
 *
 * @throws GoYamlError, or FieldProblem for a number that JSON does not have.
 */
export function readProxyTree(text: string, release: MeshRelease): GoValue {
  const tree = parseYaml(text, { dialect: meshRules(release).dialect });
  const number = unsupportedNumber(tree);
  if (number !== undefined) throw new FieldProblem(number.message, number.path);
  return tree;
}

/** A proxy configuration of nothing but what a text (or its tree) sets; undefined if it cannot be read. */
export function readAnnotation(text: GoValue, release: MeshRelease): Message | undefined {
  const config = new Message(messageType("ProxyConfig", release));
  try {
    unmarshal(config, typeof text === "string" ? readProxyTree(text, release) : text, meshRules(release));
    return config;
  } catch (error) {
    if (error instanceof GoYamlError || error instanceof FieldProblem) return undefined;
    throw error;
  }
}
