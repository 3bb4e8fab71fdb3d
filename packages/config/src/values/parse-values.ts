import type { GoValue } from "@outrigger/go-std";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { ConfigError } from "../config-error.ts";
import { readConfigMapKey } from "../source/read-config-map-key.ts";
import { toFloats } from "../source/to-floats.ts";

/**
 * Reads the chart's values (the key `values` of the ConfigMap istio-sidecar-injector, or the whole manifest around it) as templates
 * see them: every number is a float64, nothing at all is an empty map.
 *
 * Behaves as: ghodss/yaml and sigs.k8s.io/yaml, Unmarshal into map[string]interface{}.
 *
 * @throws ConfigError `config-yaml` for a text that is no YAML.
 * @example
 * ```ts
 * import { parseValues } from "@outrigger/config";
 * parseValues('{"global": {"proxy": {"statusPort": 15020}}}', { file: "values" });
 * ```
 */
export function parseValues(text: string, options: { readonly file: string }): GoValue {
  const source = readConfigMapKey(text, "values", options);
  try {
    return toFloats(parseYaml(source.text, { dialect: "v2" })) ?? {};
  } catch (cause) {
    if (!(cause instanceof GoYamlError)) throw cause;
    const place = source.locate(cause.line, cause.column);
    const hint = "Correct the values: they are the JSON or YAML that the chart writes";
    const issue = { code: "config-yaml" as const, message: cause.message, ...place, path: "values", hint };
    throw new ConfigError(cause.message, [issue]);
  }
}
