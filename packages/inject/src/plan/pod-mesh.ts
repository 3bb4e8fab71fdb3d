import { applyProxyConfigYaml, ConfigError, type MeshConfig } from "@outrigger/config";
import { InjectError } from "../error.ts";
import { annotationOf, type Pod } from "../pod.ts";

const ANNOTATION = "proxy.istio.io/config";

/** The mesh's settings for one pod. @throws InjectError `proxy-config-invalid` for an annotation that cannot be read. */
export type PodMesh = (mesh: MeshConfig, pod: Pod) => MeshConfig;

/** Up to 1.5 they are the same for every pod. */
export const sameForAll: PodMesh = (mesh) => mesh;

/**
 * A pod's annotation alters the default settings of its proxy.
 *
 * Behaves as: InjectionData of Istio's inject package, 1.6 to 1.8.
 */
export const byAnnotation: PodMesh = (mesh, pod) => {
  const text = annotationOf(pod, ANNOTATION);
  if (text === undefined) return mesh;
  try {
    return applyProxyConfigYaml(mesh, text);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    const where = { path: `metadata.annotations["${ANNOTATION}"]` };
    const hint = "Write the annotation as YAML of this release's ProxyConfig";
    throw new InjectError("proxy-config-invalid", cause.message, { where, cause, hint });
  }
};
