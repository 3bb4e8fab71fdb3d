import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { GoValue } from "@outrigger/go-std";
import type { Engine, Injection, InjectionRequest, InjectorSettings } from "./compiled-injector.ts";
import { decide } from "./decide/decide.ts";
import { InjectError } from "./error.ts";
import { draftOf, type FinishContext } from "./finish/finisher.ts";
import type { JsonObject } from "./json.ts";
import { makePatch } from "./patch/make-patch.ts";
import { appendRows } from "./kube-inject/append-rows.ts";
import { type AppendStages, appendToTemplate } from "./kube-inject/append-template.ts";
import { asItIs } from "./plan/security-context.ts";
import { inNamespace } from "./pod.ts";
import type { AppendRelease, TemplateFacts } from "./releases/release.ts";
import { type CompiledTemplate, templateCompiler } from "./render/template-compiler.ts";
import type { Overlay } from "./render/overlay.ts";
import { renderOverlay } from "./render/render-overlay.ts";
import { templateData } from "./render/template-data.ts";
import { validateAnnotations } from "./annotations/validate-annotations.ts";

/** What the stages of this engine need. */
interface Compiled {
  readonly release: AppendRelease;
  readonly settings: InjectorSettings;
  readonly version: string;
  readonly template: CompiledTemplate;
  readonly data: (facts: TemplateFacts) => GoValue;
}

/**
 * The engine of the releases that append what one template renders.
 *
 * @throws InjectError `template-invalid` for a template that does not parse (under `fixed`; under `exact` each review is answered as
 * that release's own injector does).
 */
export function appendEngine(release: AppendRelease, settings: InjectorSettings): Engine {
  const template = templateCompiler(release, settings)(settings.config.template);
  if (template instanceof InjectError && settings.compat === "fixed") throw template;
  const version = bytesToHex(sha256(new TextEncoder().encode(settings.config.template)));
  const compiled: Compiled = { release, settings, version, template, data: templateData(release.data) };
  return { version, inject: (request) => injectPod(compiled, request), ...commandOf(compiled) };
}

function commandOf(compiled: Compiled): Pick<Engine, "command"> {
  const { release, settings, version } = compiled;
  const rules = appendRows.get(release.name);
  if (rules === undefined) return {};
  const stages: AppendStages = {
    compat: settings.compat,
    rules,
    version,
    validate: (pod) => validateAnnotations(release, pod),
    render: (context) => render(compiled, context),
    contextOf: ({ workload, ...request }) => ({
      ...finishContext({ ...compiled, release: { ...release, preparePod: asItIs } }, request),
      workload,
    }),
    prepare: (pod) => rules.preparePod(pod, { mesh: settings.mesh, environment: settings.environment ?? {} }),
  };
  return { command: { documents: rules, injectTemplate: (request) => appendToTemplate(stages, request) } };
}

/** One pod through the stages: decide, validate, render, finish, patch. */
function injectPod(compiled: Compiled, request: InjectionRequest): Injection {
  const { pod, requestNamespace } = request;
  const { release, settings } = compiled;
  const decision = decide(release.decision, { pod, requestNamespace, config: settings.config });
  if (!decision.inject) return { decision, patch: undefined };
  validateAnnotations(release, pod);
  const context = finishContext(compiled, request);
  const overlay = render(compiled, context);
  const draft = release.finishers.reduce((before, finish) => finish(before, context), draftOf(overlay));
  return { decision, patch: makePatch(pod, draft, compiled.version) };
}

function render({ release, template, data }: Compiled, context: FinishContext): Overlay {
  if (template instanceof InjectError) throw template;
  return renderOverlay(release, template, data({ ...context, mesh: context.podMesh }));
}

function finishContext({ release, settings }: Compiled, request: InjectionRequest): FinishContext {
  const { mesh, environment = {}, values = null, revision = "" } = settings;
  const { namespaceFromRequest } = release.decision;
  const named = namespaceFromRequest ? inNamespace(request.pod, request.requestNamespace) : request.pod;
  const pod = release.preparePod(named, { mesh, environment });
  const injectedAnnotations: JsonObject = settings.config.injectedAnnotations;
  return {
    pod,
    workload: release.workload(pod, request.requestNamespace),
    mesh,
    podMesh: release.podMesh(mesh, pod),
    values,
    revision,
    path: request.path,
    types: release.types,
    compat: settings.compat,
    injectedAnnotations: injectedAnnotations as Readonly<Record<string, string>>,
  };
}
