import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { failure, type MergeContext, type MergeNumbers, type MergeRules } from "./merge-context.ts";
import { mergeObjects } from "./merge-objects.ts";
import type { MergeType } from "./merge-type.ts";

/** How {@link mergeStrategic} merges. */
export interface MergeOptions {
  /** Whose rules. Default: `1.28`, those of today. */
  readonly rules?: MergeRules;
  /** How numbers compare. Default: `int64`. */
  readonly numbers?: MergeNumbers;
}

/**
 * Applies a Kubernetes strategic merge patch to a document of a type. Neither is touched; what the patch leaves alone is shared
 * with the result, members that the type lacks included. A `null` for either stands for an empty object.
 *
 * Behaves as: k8s.io/apimachinery, strategicpatch.StrategicMergePatch, its messages included. Where Go goes through a patch in
 * random order, this goes in the order of its members. Throws a {@link MergeError}.
 *
 * @example
 * ```ts
 * import { mergeStrategic } from "@outrigger/patch";
 * import { structType } from "@outrigger/kube";
 * import { istio1_28 } from "@outrigger/kube/tables/istio-1.28";
 * mergeStrategic(
 *   { containers: [{ name: "app", image: "app:1" }] },
 *   { containers: [{ name: "app", tty: true }] },
 *   structType(istio1_28, "PodSpec"),
 * ); // { containers: [{ name: "app", image: "app:1", tty: true }] }
 * ```
 */
export function mergeStrategic(
  base: JsonValue,
  patch: JsonValue,
  type: MergeType,
  options: MergeOptions = {},
): JsonObject {
  const { rules = "1.28", numbers = "int64" } = options;
  const context: MergeContext = { rules, numbers, path: [], rooms: new WeakMap(), mergeObjects };
  return mergeObjects(asDocument(base, context), asDocument(patch, context), { type, pointer: false }, context);
}

function asDocument(value: JsonValue, context: MergeContext): JsonObject {
  if (value === null) return {};
  if (isJsonObject(value)) return value;
  throw failure(context, "merge-document", "invalid JSON document");
}
