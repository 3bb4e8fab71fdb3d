import { badAnnotations } from "./annotations/validate.ts";
import type { Decision } from "./decide/decision.ts";
import { decide } from "./decide/decide.ts";
import { InjectError } from "./error.ts";
import { draftOf, type FinishContext } from "./finish/finisher.ts";
import type { CompiledInjector } from "./compiled-injector.ts";
import type { JsonObject } from "./json.ts";
import { makePatch } from "./patch/make-patch.ts";
import type { Operation } from "./patch/operations.ts";
import { annotationOf, inNamespace, type Pod } from "./pod.ts";
import { renderOverlay } from "./render/render-overlay.ts";

/** A pod to inject, and the namespace in which it is being made. */
export interface InjectionRequest {
  readonly pod: Pod;
  readonly requestNamespace: string;
}

/** What became of a pod: why, and the patch; no patch where nothing is injected. */
export interface Injection {
  readonly decision: Decision;
  readonly patch: readonly Operation[] | undefined;
}

/** One pod through the stages: decide, validate, render, finish, patch. @throws InjectError where the pod cannot be injected. */
export function injectPod(injector: CompiledInjector, request: InjectionRequest): Injection {
  const { pod, requestNamespace } = request;
  const { release, settings } = injector;
  const decision = decide(release.decision, { pod, requestNamespace, config: settings.config });
  if (!decision.inject) return { decision, patch: undefined };
  validate(injector, pod);
  const context = finishContext(injector, request);
  const overlay = render(injector, context);
  const draft = release.finishers.reduce((before, finish) => finish(before, context), draftOf(overlay));
  return { decision, patch: makePatch(pod, draft, injector.version) };
}

function validate({ release }: CompiledInjector, pod: Pod): void {
  const failures = badAnnotations(release.annotations, (name) => annotationOf(pod, name));
  if (failures.length === 0) return;
  const path = `metadata.annotations["${failures[0]?.annotation ?? ""}"]`;
  const hint = "Correct the annotation of the pod's template, or take it away";
  throw new InjectError("annotation-invalid", release.annotationReport(failures), { where: { path }, hint });
}

function render(injector: CompiledInjector, context: FinishContext) {
  const { release, template, settings } = injector;
  if (template instanceof InjectError) throw template;
  const values = settings.values ?? null;
  return renderOverlay(release, template, injector.data({ ...context, values }));
}

function finishContext({ release, settings }: CompiledInjector, request: InjectionRequest): FinishContext {
  const { namespaceFromRequest } = release.decision;
  const pod = namespaceFromRequest ? inNamespace(request.pod, request.requestNamespace) : request.pod;
  const injectedAnnotations: JsonObject = settings.config.injectedAnnotations;
  return {
    pod,
    workload: release.workload(pod, request.requestNamespace),
    mesh: settings.mesh,
    types: release.types,
    injectedAnnotations: injectedAnnotations as Readonly<Record<string, string>>,
  };
}
