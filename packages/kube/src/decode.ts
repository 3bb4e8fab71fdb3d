import type { GoValue } from "@outrigger/go-std";
import type { JsonValue } from "@outrigger/go-std/json";
import { canonical } from "./canonical.ts";
import { decodeGo } from "./decode-go.ts";
import { DecodeError } from "./decode-error.ts";
import { kubeType } from "./kube-type.ts";
import { marshal } from "./marshal.ts";
import type { TypeTable } from "./type-table.ts";
import { yamlToJson } from "./yaml-to-json.ts";

/** What decoding gave: the value, or Go's text for what is wrong. */
export type DecodeResult =
  | { readonly value: JsonValue; readonly error?: undefined; readonly where?: undefined }
  | {
      readonly value?: undefined;
      /** Go's text to the letter: `json: cannot unmarshal …`, or what a quantity or time says. */
      readonly error: string;
      /** Path of the field, as Go names it. */
      readonly where: string;
    };

/**
 * Decodes a JSON tree into a Go type, and gives the JSON that Go would write for it: fields that the type lacks are gone, names
 * have their right case, quantities and times are canonical, fields stand in declaration order, zero values are dropped where
 * the type says so. `key` as in {@link kubeType}. Parts that stand so already are shared with the tree.
 *
 * Behaves as: encoding/json, Unmarshal and then Marshal, on the types of that Kubernetes version.
 *
 * @example
 * ```ts
 * import { decodeJson } from "@outrigger/kube";
 * import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
 * decodeJson(istio1_0, "Container", { Name: "a", restartPolicy: "Always" }).value; // { name: "a", resources: {} }
 * ```
 */
export function decodeJson(table: TypeTable, key: string, tree: JsonValue): DecodeResult {
  const type = kubeType(table, key);
  const plain = canonical(type, tree);
  if (plain !== undefined) return { value: plain };
  try {
    return { value: marshal(type, decodeGo(type, tree)) };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { error: error.message, where: error.where };
  }
}

/**
 * {@link decodeJson} for a YAML tree (`parseYaml`): where the Go type wants a string, other scalars become text.
 *
 * Behaves as: ghodss/yaml and sigs.k8s.io/yaml, Unmarshal; the `error` is without their `error unmarshaling JSON: `.
 * Throws a GoYamlError for what JSON cannot hold (`json: unsupported value: +Inf`), which they report as a failed conversion.
 *
 * @example
 * ```ts
 * import { parseYaml } from "@outrigger/go-std/yaml";
 * import { decodeYaml } from "@outrigger/kube";
 * import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
 * const tree = parseYaml("name: yes", { dialect: "v2" });
 * decodeYaml(istio1_0, "EnvVar", tree).value; // { name: "true" }
 * ```
 */
export function decodeYaml(table: TypeTable, key: string, tree: GoValue): DecodeResult {
  return decodeJson(table, key, yamlToJson(tree, kubeType(table, key)));
}
