import type { JsonValue } from "@outrigger/go-std/json";
import { decodeGo } from "./decode-go.ts";
import { DecodeError } from "./decode-error.ts";
import { isPlain } from "./is-plain.ts";
import { kubeType } from "./kube-type.ts";
import type { TypeTable } from "./type-table.ts";

/**
 * Go's text for why a JSON tree does not decode into a type; undefined when it does. Cheap for a good tree.
 *
 * Behaves as: encoding/json, Unmarshal.
 *
 * @example
 * ```ts
 * import { checkAs } from "@outrigger/kube";
 * import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
 * checkAs(istio1_0, "Pod", "x"); // json: cannot unmarshal string into Go value of type v1.Pod
 * ```
 */
export function checkAs(table: TypeTable, key: string, tree: JsonValue): string | undefined {
  const type = kubeType(table, key);
  if (isPlain(type, tree)) return undefined;
  try {
    decodeGo(type, tree);
    return undefined;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return error.message;
  }
}
