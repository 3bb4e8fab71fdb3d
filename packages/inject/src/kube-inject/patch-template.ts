import type { TemplateInjection, TemplateRequest } from "../compiled-injector.ts";
import type { Operation } from "../patch/operations.ts";
import type { DocumentRules } from "./document-rules.ts";
import { ASKED, type RefusalRules, refusalOf } from "./refuse-template.ts";

/** How the command of a release that injects pods as its webhook does reads documents, and which pods it leaves alone. */
export type PatchTemplateRules = DocumentRules & RefusalRules;

/** What injects a pod as the webhook does; the object that describes it stands in for its owner. */
export type TemplatePatch = (request: TemplateRequest) => readonly Operation[];

/**
 * Injects the pods that an object describes as the webhook injects a pod.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.8.
 *
 * @throws InjectError where the pods cannot be injected.
 */
export function patchTemplate(
  rules: PatchTemplateRules,
  patchOf: TemplatePatch,
  request: TemplateRequest,
): TemplateInjection {
  const refusal = refusalOf(rules, request);
  if (refusal !== undefined) return { ...refusal, patch: undefined };
  return { decision: ASKED, patch: patchOf(request), warning: undefined };
}
