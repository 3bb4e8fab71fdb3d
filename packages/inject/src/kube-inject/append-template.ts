import type { Compat, TemplateInjection, TemplateRequest } from "../compiled-injector.ts";
import { draftOf, type Draft, type FinishContext, type Finisher } from "../finish/finisher.ts";
import { fieldOf, type Json, listAt, objectAt, textAt } from "../json.ts";
import { addAll, type Operation, setEntries } from "../patch/operations.ts";
import type { PreparePod } from "../plan/security-context.ts";
import type { Pod } from "../pod.ts";
import type { Overlay } from "../render/overlay.ts";
import { STATUS_ANNOTATION, statusText } from "../status.ts";
import type { DocumentRules } from "./document-rules.ts";
import { ASKED, type RefusalRules, refusalOf } from "./refuse-template.ts";

/** How the command of a release differs from its webhook. */
export interface AppendTemplateRules extends DocumentRules, RefusalRules {
  /** What of the overlay is appended. */
  readonly lists: readonly ("initContainers" | "containers" | "volumes" | "imagePullSecrets")[];
  /** Whether the overlay's DNS settings replace the pod's, and its lack of them takes the pod's away. */
  readonly replacesDns: boolean;
  /** The pod with its security context settled, which the template does not see. */
  readonly preparePod: PreparePod;
  /** From the rendered overlay to the patch, in order. */
  readonly finishers: readonly Finisher[];
}

/** The stages that the command shares with the webhook, compiled for one config. */
export interface AppendStages {
  readonly compat: Compat;
  readonly rules: AppendTemplateRules;
  readonly version: string;
  /** @throws InjectError for annotations that the release refuses. */
  readonly validate: (pod: Pod) => void;
  /** {@link AppendTemplateRules.preparePod} for the mesh at hand. */
  readonly prepare: (pod: Pod) => Pod;
  readonly contextOf: (request: TemplateRequest) => FinishContext;
  readonly render: (context: FinishContext) => Overlay;
}

/**
 * Injects the pods that an object describes: nobody is asked but the pod itself, what was injected before stays, and what the template
 * adds comes behind it.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.0 to 1.7.
 *
 * @throws InjectError where the pods cannot be injected.
 */
export function appendToTemplate(stages: AppendStages, request: TemplateRequest): TemplateInjection {
  const { rules } = stages;
  const refusal = refusalOf(rules, request);
  if (refusal !== undefined) return { ...refusal, patch: undefined };
  stages.validate(request.pod);
  const context = stages.contextOf(request);
  const draft = rules.finishers.reduce((before, finish) => finish(before, context), draftOf(stages.render(context)));
  return { decision: ASKED, patch: patchOf(stages, request.pod, draft), warning: undefined };
}

function patchOf(stages: AppendStages, pod: Pod, draft: Draft): readonly Operation[] {
  const { rules, compat, version } = stages;
  const { overlay } = draft;
  const annotations = [...draft.annotations, [STATUS_ANNOTATION, statusText(overlay, version)] as const];
  return [
    ...rules.lists.flatMap((list) =>
      addAll(`/spec/${list}`, listAt(pod.spec, list), {
        added: overlay[list],
        isFront: (element) => list === "containers" && draft.front.includes(textAt(element, "name")),
      }),
    ),
    ...(rules.replacesDns ? replaceDns(pod, overlay.dnsConfig, compat) : []),
    ...settleSecurityContext(pod, stages.prepare(pod)),
    ...setEntries("/metadata/annotations", pod.annotations, annotations, () => false),
    ...setEntries("/metadata/labels", pod.labels, draft.labels, () => false),
    ...draft.probes,
  ];
}

/** Go takes the pod's own settings away where the template has none; `fixed` does not. */
function replaceDns(pod: Pod, dnsConfig: Json | undefined, compat: Compat): readonly Operation[] {
  if (dnsConfig !== undefined) return [{ op: "add", path: "/spec/dnsConfig", value: dnsConfig }];
  const isTaken = compat === "exact" && fieldOf(pod.spec, "dnsConfig") !== undefined;
  return isTaken ? [{ op: "remove", path: "/spec/dnsConfig" }] : [];
}

function settleSecurityContext(pod: Pod, settled: Pod): readonly Operation[] {
  if (settled === pod) return [];
  return [{ op: "add", path: "/spec/securityContext", value: objectAt(settled.spec, "securityContext") ?? {} }];
}
