import { ConfigError, effectiveProxyConfig, type ProxyConfig } from "@outrigger/config";
import type { InjectionRequest, InjectorSettings } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import { textAt } from "../json.ts";
import { readPod } from "../pod.ts";
import { CONFIG_LABEL, DEPLOYMENT_CONFIG } from "../plan/modern-workload.ts";
import { parseInjectEnvs } from "../plan/inject-envs.ts";
import type { MergeRelease } from "../releases/release.ts";
import type { Plan } from "./plan.ts";
import { proxyEnvsOf } from "./proxy-envs.ts";
import { selectTemplates } from "./select-templates.ts";
import { decodePod, metadataOf, specOf, textIn, textsOf, type TypedPod, withMetadata } from "./typed-pod.ts";

/** The cluster that a control plane takes itself to be in. */
const DEFAULT_CLUSTER = "Kubernetes";

/**
 * All that the injection of an admitted pod depends on.
 *
 * Behaves as: inject of Istio's webhook, 1.9 and later.
 *
 * @throws InjectError `pod-undecodable`, `proxy-config-invalid`.
 */
export function planWebhook(release: MergeRelease, settings: InjectorSettings, request: InjectionRequest): Plan {
  const { config, values = null } = settings;
  const admitted = release.admit(admittedPod(release, request), settings);
  const workload = release.workload(readPod(admitted), request.requestNamespace);
  const pod = release.takesConfigLabel && workload.kind === DEPLOYMENT_CONFIG ? withoutConfigLabel(admitted) : admitted;
  const proxyEnvs = proxyEnvsOf(parseInjectEnvs(request.path, release.path), values, pod);
  const local = inCluster(settings, proxyEnvs);
  return {
    pod,
    settings,
    types: release.types,
    workload,
    mesh: settings.mesh,
    proxyConfig: proxyConfigOf(settings, admitted),
    values,
    revision: settings.revision ?? "",
    nativeSidecar: release.native.isNative(local, textAt(specOf(pod), "nodeName")),
    selected: selectTemplates(config, pod),
    proxyEnvs,
    namespace: namespaceOf(release, local, pod),
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

function withoutConfigLabel(pod: TypedPod): TypedPod {
  const { [CONFIG_LABEL]: _config, ...labels } = textsOf(pod, "labels");
  return withMetadata(pod, { labels: Object.keys(labels).length === 0 ? undefined : labels });
}

/** An annotation that cannot be read is passed over here: annotations are judged before anything is rendered. */
function proxyConfigOf({ mesh, facts = {} }: InjectorSettings, pod: TypedPod): ProxyConfig {
  const annotation = textIn(pod, "annotations", "proxy.istio.io/config");
  const target = { namespace: textAt(metadataOf(pod), "namespace"), labels: textsOf(pod, "labels") };
  const resources = facts.proxyConfigs ?? [];
  try {
    return effectiveProxyConfig(mesh, { ...target, resources, annotation });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return effectiveProxyConfig(mesh, { ...target, resources });
  }
}

/** The namespace that the pod is made in, where the platform makes it matter and it is one of the cluster that is known. */
function namespaceOf(release: MergeRelease, { platform, facts = {} }: InjectorSettings, pod: TypedPod) {
  if (!release.usesNamespaces || platform !== "openshift") return undefined;
  const own = textAt(metadataOf(pod), "namespace");
  return facts.namespaces?.find(({ name }) => name === own);
}

/** What is known of the cluster that the pod is made in: facts of one cluster say nothing about another. */
function inCluster(settings: InjectorSettings, envs: Plan["proxyEnvs"]): InjectorSettings {
  const { facts = {} } = settings;
  const asked = envs["ISTIO_META_CLUSTER_ID"] ?? "";
  if (asked === "" || asked === (facts.cluster ?? DEFAULT_CLUSTER)) return settings;
  const { nodes: _nodes, namespaces: _namespaces, ...rest } = facts;
  return { ...settings, facts: rest };
}
