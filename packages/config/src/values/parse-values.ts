import type { GoValue } from "@outrigger/go-std";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { FieldProblem } from "../mesh/field-problem.ts";
import { meshRules } from "../mesh/mesh-rules.ts";
import { Message } from "../mesh/message.ts";
import { messageType } from "../mesh/message-type.ts";
import { isSince, type MeshRelease } from "../mesh/releases.ts";
import { unmarshal } from "../mesh/unmarshal.ts";
import { unsupportedNumber } from "../mesh/unsupported-number.ts";
import { ConfigDocument } from "../source/document.ts";
import { type FileOptions, readConfigMapKey } from "../source/read-config-map-key.ts";
import { toFloats } from "../source/to-floats.ts";

/** How to read the chart's values. */
export interface ValuesOptions extends FileOptions {
  /** Whose types; without it they are not looked at. */
  readonly release?: MeshRelease;
}

/**
 * Reads the chart's values (the key `values` of the ConfigMap istio-sidecar-injector, or the whole manifest around it) as templates
 * see them: every number is a float64, nothing at all is an empty map. From 1.8 on each value must be of the type that the release
 * has for it; keys that it does not know are free. From 1.24 on nothing at all is null: Go's nil map, with which the release injects
 * nothing.
 *
 * Behaves as: ghodss/yaml and sigs.k8s.io/yaml, Unmarshal into map[string]interface{}; from 1.8 on beside jsonpb, Unmarshal into
 * Istio's Values.
 *
 * @throws ConfigError `config-yaml` for a text that is no YAML, `config-shape` for a value of the wrong type.
 * @example
 * ```ts
 * import { parseValues } from "@outrigger/config";
 * parseValues('{"global": {"proxy": {"statusPort": 15020}}}', { file: "values", release: "1.31" });
 * ```
 */
export function parseValues(text: string, options: ValuesOptions): GoValue {
  const { release } = options;
  const dialect = release === undefined ? "v2" : meshRules(release).dialect;
  const document = new ConfigDocument(readConfigMapKey(text, "values", options), dialect);
  const prefix = release === undefined ? "" : PREFIX;
  try {
    const tree = parseYaml(document.source.text, { dialect });
    if (release !== undefined && isSince(release, "1.8")) checkTypes(tree, release);
    const isNil = tree === null && release !== undefined && isSince(release, "1.24");
    return isNil ? null : (toFloats(tree) ?? {});
  } catch (cause) {
    if (cause instanceof GoYamlError) throw document.yamlError(cause, prefix);
    if (!(cause instanceof FieldProblem)) throw cause;
    const hint =
      "Correct the value, or leave it out: the chart's values must have the types that this release has for them.";
    throw document.error(cause.path, { code: "config-shape", message: prefix + cause.message, hint });
  }
}

const PREFIX = "could not parse configuration values: ";

function checkTypes(tree: GoValue, release: MeshRelease): void {
  const number = unsupportedNumber(tree);
  if (number !== undefined) throw new FieldProblem(number.message, number.path);
  unmarshal(new Message(messageType("values.Values", release)), tree, meshRules(release));
}
