import { encodeJson } from "@outrigger/go-std/json";
import { isObject, type Json } from "../json.ts";
import { specOf, type TypedPod } from "./typed-pod.ts";

/**
 * What the templates added, for the status annotation, as Go writes it: fields in their order, `null` for an empty list.
 *
 * Behaves as: getInjectionStatus of Istio's inject package; `revision` is undefined before 1.11.
 */
export function injectionStatus(template: TypedPod, revision: string | undefined): string {
  const spec = specOf(template);
  return encodeJson({
    initContainers: namesOf(spec.initContainers),
    containers: namesOf(spec.containers),
    volumes: namesOf(spec.volumes),
    imagePullSecrets: namesOf(spec.imagePullSecrets),
    ...(revision === undefined ? {} : { revision: revision === "" ? "default" : revision }),
  });
}

function namesOf(list: Json | undefined): readonly string[] | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  return (list as readonly Json[]).map((item) => (isObject(item) && typeof item.name === "string" ? item.name : ""));
}
