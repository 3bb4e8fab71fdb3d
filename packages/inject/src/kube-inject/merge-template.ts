import {
  applyProxyConfigYaml,
  ConfigError,
  effectiveProxyConfig,
  type MeshConfig,
  type ProxyConfig,
} from "@outrigger/config";
import type { InjectorSettings, TemplateInjection, TemplateRequest } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import type { Plan } from "../merge/plan.ts";
import { proxyEnvsOf } from "../merge/proxy-envs.ts";
import { selectTemplates } from "../merge/select-templates.ts";
import { sentPatch } from "../merge/sent-patch.ts";
import { decodePod, specOf, textIn, type TypedPod } from "../merge/typed-pod.ts";
import { textAt } from "../json.ts";
import { parseInjectEnvs } from "../plan/inject-envs.ts";
import { podPatch } from "../patch/pod-patch.ts";
import type { Workload } from "../plan/workload.ts";
import { readPod } from "../pod.ts";
import type { MergeRelease } from "../releases/release.ts";
import type { DocumentRules } from "./document-rules.ts";
import { ASKED, type RefusalRules, refusalOf } from "./refuse-template.ts";

/** How the command of a merging release differs from its webhook. */
export interface MergeTemplateRules extends DocumentRules, RefusalRules {
  /** Whether the pod's annotation is laid over the mesh's settings, so that every stage sees it (1.13 and later). */
  readonly annotatesMesh: boolean;
  /** Whether a pod belongs to what its owner references tell, and not to itself (1.21 and later). */
  readonly looksForOwner: boolean;
}

/** What the command shares with the webhook, compiled for one config. */
export interface MergeStages {
  readonly release: MergeRelease;
  readonly settings: InjectorSettings;
  readonly rules: MergeTemplateRules;
  readonly transform: (plan: Plan) => TypedPod;
}

const ANNOTATION = "proxy.istio.io/config";

/**
 * Injects the pods that an object describes: with the template `sidecar`, whatever the config's defaults and aliases are, and without the
 * annotations of the config. Of the cluster, the nodes alone are asked.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.9 and later.
 *
 * @throws InjectError where the pods cannot be injected.
 */
export function mergeIntoTemplate(stages: MergeStages, request: TemplateRequest): TemplateInjection {
  const { rules, settings } = stages;
  const pod = typedPod(rules, request);
  const asked = { ...request, workload: workloadOf(stages, pod, request) };
  const refusal = refusalOf({ ...rules, asks: undefined }, asked);
  if (refusal !== undefined) return { ...refusal, patch: undefined };
  const plan = planCommand(stages, pod, asked);
  const unasked = refusalOf(rules, asked);
  if (unasked !== undefined) return { ...unasked, patch: undefined };
  const after = stages.transform(plan);
  const patch = settings.compat === "exact" ? podPatch(pod, after) : sentPatch(request.pod.raw, { before: pod, after });
  return { decision: ASKED, patch, warning: undefined };
}

function typedPod({ types }: MergeTemplateRules, { pod: { raw } }: TemplateRequest): TypedPod {
  const pod = decodePod(types, raw);
  if (typeof pod !== "string") return pod;
  const hint = "Correct the template of pods: the message says which field is none of a pod";
  throw new InjectError("pod-undecodable", pod, { hint });
}

function workloadOf({ release, rules }: MergeStages, pod: TypedPod, { workload }: TemplateRequest): Workload {
  return rules.looksForOwner && workload.kind === "Pod" ? release.workload(readPod(pod), "") : workload;
}

function planCommand({ release, rules, settings }: MergeStages, pod: TypedPod, request: TemplateRequest): Plan {
  const { config, values = null } = settings;
  const { mesh, proxyConfig } = meshOf(rules, settings.mesh, pod);
  return {
    pod,
    settings,
    types: rules.types,
    workload: request.workload,
    mesh,
    proxyConfig,
    values,
    revision: request.revision,
    nativeSidecar: release.native.isNative(settings, textAt(specOf(pod), "nodeName")),
    selected: selectTemplates({ ...config, defaultTemplates: ["sidecar"], aliases: {} }, pod),
    proxyEnvs: proxyEnvsOf(parseInjectEnvs(request.path, release.path), values, pod),
    namespace: undefined,
    injectedAnnotations: {},
  };
}

/** An annotation that cannot be read is refused here, or where annotations are judged. */
function meshOf(
  rules: MergeTemplateRules,
  mesh: MeshConfig,
  pod: TypedPod,
): { mesh: MeshConfig; proxyConfig: ProxyConfig } {
  const text = textIn(pod, "annotations", ANNOTATION);
  if (text === undefined) return { mesh, proxyConfig: mesh.defaultConfig };
  try {
    if (!rules.annotatesMesh)
      return { mesh, proxyConfig: effectiveProxyConfig(mesh, { namespace: "", annotation: text }) };
    const annotated = applyProxyConfigYaml(mesh, text);
    return { mesh: annotated, proxyConfig: annotated.defaultConfig };
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    if (!rules.annotatesMesh) return { mesh, proxyConfig: mesh.defaultConfig };
    const where = { path: `metadata.annotations["${ANNOTATION}"]` };
    const hint = "Write the annotation as YAML of this release's ProxyConfig";
    throw new InjectError("proxy-config-invalid", cause.message, { where, cause, hint });
  }
}
