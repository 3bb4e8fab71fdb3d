import { isJsonObject, type JsonObject, type JsonValue } from "@outrigger/go-std/json";
import { decodeJson } from "../decode.ts";
import type { TypeTable } from "../type-table.ts";
import { defaultContainer } from "./default-container.ts";
import { defaultVolume } from "./default-volume.ts";

/** What a template adds to a pod, as {@link decodeJson} gives it. */
export interface PodParts {
  readonly initContainers: readonly JsonValue[];
  readonly containers: readonly JsonValue[];
  readonly volumes: readonly JsonValue[];
}

/**
 * Gives containers and volumes the defaults that the API server of Kubernetes 1.10 would: termination message, pull policy,
 * protocol, probe times, requests from limits, file modes and the like. Fields stand in Go's order.
 *
 * Behaves as: applyDefaultsWorkaround of Istio 1.0's inject package.
 *
 * @example
 * ```ts
 * import { applyDefaults } from "@outrigger/kube";
 * import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
 * applyDefaults(istio1_0, { initContainers: [], containers: [], volumes: [{ name: "a" }] }).volumes; // [{ name: "a", emptyDir: {} }]
 * ```
 */
export function applyDefaults(table: TypeTable, parts: PodParts): PodParts {
  const all = (key: string, list: readonly JsonValue[], fill: (value: JsonObject) => JsonObject): JsonValue[] =>
    list.map((item) => (isJsonObject(item) ? (decodeJson(table, key, fill(item)).value ?? item) : item));
  return {
    initContainers: all("Container", parts.initContainers, defaultContainer),
    containers: all("Container", parts.containers, defaultContainer),
    volumes: all("Volume", parts.volumes, defaultVolume),
  };
}
