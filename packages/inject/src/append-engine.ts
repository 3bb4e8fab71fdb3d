import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { GoValue } from "@outrigger/go-std";
import type {
  Command,
  Engine,
  Injection,
  InjectionRequest,
  InjectorSettings,
  TemplateRequest,
} from "./compiled-injector.ts";
import { decide } from "./decide/decide.ts";
import { InjectError } from "./error.ts";
import { draftOf, type FinishContext } from "./finish/finisher.ts";
import type { JsonObject } from "./json.ts";
import { makePatch } from "./patch/make-patch.ts";
import type { Operation } from "./patch/operations.ts";
import { appendRow, patchRows } from "./kube-inject/append-rows.ts";
import { type AppendStages, appendToTemplate } from "./kube-inject/append-template.ts";
import { patchTemplate } from "./kube-inject/patch-template.ts";
import type { Workload } from "./plan/workload.ts";
import { asItIs } from "./plan/security-context.ts";
import { inNamespace } from "./pod.ts";
import type { AppendRelease, TemplateFacts } from "./releases/release.ts";
import { type CompiledTemplate, templateCompiler } from "./render/template-compiler.ts";
import type { Overlay } from "./render/overlay.ts";
import { ownValues } from "./render/own-values.ts";
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
  /** The chart's values for one pod: Go reads them for each. */
  readonly values: (values: GoValue) => GoValue;
}

/**
 * The engine of the releases that append what one template renders.
 *
 * @throws InjectError `template-invalid` for a template that does not parse (under `fixed`; under `exact` each review is answered as
 * that release's own injector does).
 */
export function appendEngine(release: AppendRelease, settings: InjectorSettings): Engine {
  const template = templateCompiler(release, settings)(settings.config.template, settings.config.locate);
  if (template instanceof InjectError && settings.compat === "fixed") throw template;
  const version = bytesToHex(sha256(new TextEncoder().encode(settings.config.template)));
  const values = ownValues([settings.config.template]);
  const compiled: Compiled = { release, settings, version, template, values, data: templateData(release.data) };
  return { version, inject: (request) => injectPod(compiled, request), command: commandOf(compiled) };
}

function commandOf(compiled: Compiled): Command {
  const { release, settings, version } = compiled;
  const asWebhook = patchRows.get(release.name);
  if (asWebhook !== undefined) {
    const patch = (request: TemplateRequest) => patchOf(withoutConfigured(atRevision(compiled, request)), request);
    return { documents: asWebhook, injectTemplate: (request) => patchTemplate(asWebhook, patch, request) };
  }
  const rules = appendRow(release.name);
  const stages: AppendStages = {
    compat: settings.compat,
    rules,
    version,
    validate: (pod) => validateAnnotations(release, pod),
    render: (context) => render(compiled, context),
    contextOf: (request) =>
      finishContext({ ...atRevision(compiled, request), release: { ...release, preparePod: asItIs } }, request),
    prepare: (pod) => rules.preparePod(pod, { mesh: settings.mesh, environment: settings.environment ?? {} }),
  };
  return { documents: rules, injectTemplate: (request) => appendToTemplate(stages, request) };
}

/** One pod through the stages: decide, validate, render, finish, patch. */
function injectPod(compiled: Compiled, request: InjectionRequest): Injection {
  const { pod, requestNamespace } = request;
  const { release, settings } = compiled;
  const decision = decide(release.decision, { pod, requestNamespace, config: settings.config });
  return { decision, patch: decision.inject ? patchOf(compiled, request) : undefined };
}

/** The patch of a pod that is to be injected. */
function patchOf(compiled: Compiled, request: Request): readonly Operation[] {
  const { release, version } = compiled;
  validateAnnotations(release, request.pod);
  const context = finishContext(compiled, request);
  const overlay = render(compiled, context);
  const draft = release.finishers.reduce((before, finish) => finish(before, context), draftOf(overlay));
  return makePatch(request.pod, draft, version);
}

function render({ release, template, data, values }: Compiled, context: FinishContext): Overlay {
  if (template instanceof InjectError) throw template;
  return renderOverlay(release, template, data({ ...context, values: values(context.values), mesh: context.podMesh }));
}

function atRevision(compiled: Compiled, { revision }: TemplateRequest): Compiled {
  return { ...compiled, settings: { ...compiled.settings, revision } };
}

/** The annotations of the config are the webhook's alone. */
function withoutConfigured(compiled: Compiled): Compiled {
  const { settings } = compiled;
  return { ...compiled, settings: { ...settings, config: { ...settings.config, injectedAnnotations: {} } } };
}

/** A pod to inject; its owner, where it is known and need not be found out. */
type Request = InjectionRequest & { readonly workload?: Workload };

function finishContext({ release, settings }: Compiled, request: Request): FinishContext {
  const { mesh, environment = {}, values = null, revision = "" } = settings;
  const { namespaceFromRequest } = release.decision;
  const named = namespaceFromRequest ? inNamespace(request.pod, request.requestNamespace) : request.pod;
  const pod = release.preparePod(named, { mesh, environment });
  const injectedAnnotations: JsonObject = settings.config.injectedAnnotations;
  return {
    pod,
    workload: request.workload ?? release.workload(pod, request.requestNamespace),
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
