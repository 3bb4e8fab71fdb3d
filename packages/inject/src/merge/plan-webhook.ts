import { effectiveProxyConfig, type ProxyConfig } from "@outrigger/config";
import type { InjectionRequest, InjectorSettings } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import { readPod } from "../pod.ts";
import { parseInjectEnvs } from "../plan/inject-envs.ts";
import type { MergeRelease } from "../releases/release.ts";
import type { Plan } from "./plan.ts";
import { proxyEnvsOf } from "./proxy-envs.ts";
import { selectTemplates } from "./select-templates.ts";
import { decodePod, metadataOf, specOf, textIn, textsOf, type TypedPod, withMetadata } from "./typed-pod.ts";

/**
 * All that the injection of an admitted pod depends on.
 *
 * Behaves as: inject of Istio's webhook, 1.9 and later.
 *
 * @throws InjectError `pod-undecodable`, `proxy-config-invalid`.
 */
export function planWebhook(release: MergeRelease, settings: InjectorSettings, request: InjectionRequest): Plan {
  const { config, facts = {}, values = null } = settings;
  const pod = release.admit(admittedPod(release, request), settings);
  const nodeName = specOf(pod).nodeName;
  return {
    pod,
    settings,
    types: release.types,
    workload: release.workload(readPod(pod), request.requestNamespace),
    mesh: settings.mesh,
    proxyConfig: proxyConfigOf(settings, pod),
    values,
    revision: settings.revision ?? "",
    nativeSidecar: release.native.isNative(settings, typeof nodeName === "string" ? nodeName : ""),
    selected: selectTemplates(config, pod),
    proxyEnvs: proxyEnvsOf(parseInjectEnvs(request.path, release.path), values, pod),
    namespace:
      release.usesNamespaces && settings.platform === "openshift"
        ? facts.namespaces?.find(({ name }) => name === metadataOf(pod).namespace)
        : undefined,
    injectedAnnotations: config.injectedAnnotations,
  };
}

/** The pod as Go's types hold it, in the request's namespace where it has none, without the records of who set which field. */
function admittedPod({ types }: MergeRelease, { pod: { raw }, requestNamespace }: InjectionRequest): TypedPod {
  const pod = decodePod(types, raw);
  if (typeof pod !== "string") {
    const namespace = metadataOf(pod).namespace ?? requestNamespace;
    return withMetadata(pod, { managedFields: undefined, ...(namespace === "" ? {} : { namespace }) });
  }
  const hint = "Send a pod in request.object; the message says which field is none of a pod";
  throw new InjectError("pod-undecodable", pod, { where: { path: "request.object" }, hint });
}

function proxyConfigOf({ mesh, facts = {} }: InjectorSettings, pod: TypedPod): ProxyConfig {
  const annotation = textIn(pod, "annotations", "proxy.istio.io/config");
  const { namespace } = metadataOf(pod);
  return effectiveProxyConfig(mesh, {
    namespace: typeof namespace === "string" ? namespace : "",
    labels: textsOf(pod, "labels"),
    ...(annotation === undefined ? {} : { annotation }),
    resources: facts.proxyConfigs ?? [],
  });
}
