import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { GoValue } from "@outrigger/go-std";
import { parseTemplate, type Template, TemplateError } from "@outrigger/go-template";
import type { Engine, Injection, InjectionRequest, InjectorSettings } from "./compiled-injector.ts";
import { decide } from "./decide/decide.ts";
import { InjectError } from "./error.ts";
import { draftOf, type FinishContext } from "./finish/finisher.ts";
import type { JsonObject } from "./json.ts";
import { makePatch } from "./patch/make-patch.ts";
import { inNamespace } from "./pod.ts";
import type { AppendRelease, TemplateFacts } from "./releases/release.ts";
import type { Overlay } from "./render/overlay.ts";
import { renderOverlay } from "./render/render-overlay.ts";
import { templateData } from "./render/template-data.ts";
import { validateAnnotations } from "./annotations/validate-annotations.ts";

/** What the stages of this engine need. */
interface Compiled {
  readonly release: AppendRelease;
  readonly settings: InjectorSettings;
  readonly version: string;
  /** Executes the template, or tells why it does not parse. */
  readonly template: ((data: GoValue) => string) | InjectError;
  readonly data: (facts: TemplateFacts) => GoValue;
}

/**
 * The engine of the releases that append what one template renders.
 *
 * @throws InjectError `template-invalid` for a template that does not parse (under `fixed`; under `exact` each review is answered as
 * that release's own injector does).
 */
export function appendEngine(release: AppendRelease, settings: InjectorSettings): Engine {
  const template = compile(release, settings);
  if (template instanceof InjectError && settings.compat === "fixed") throw template;
  const version = bytesToHex(sha256(new TextEncoder().encode(settings.config.template)));
  const compiled: Compiled = { release, settings, version, template, data: templateData(release.data) };
  return { version, inject: (request) => injectPod(compiled, request) };
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

function render({ release, template, settings, data }: Compiled, context: FinishContext): Overlay {
  if (template instanceof InjectError) throw template;
  return renderOverlay(release, template, data({ ...context, values: settings.values ?? null }));
}

function finishContext({ release, settings }: Compiled, request: InjectionRequest): FinishContext {
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

/**
 * The template as a function from data to text, or why it does not parse. What `render` is given is executed on the same data; the
 * engine is synchronous, so one execution is under way at a time.
 */
function compile(release: AppendRelease, settings: InjectorSettings): Compiled["template"] {
  const { config, mesh, environment = {} } = settings;
  let current: GoValue = null;
  const renderText = (text: string): string => parse(text).execute(current);
  const functions = release.functions({ mesh, environment, renderText });
  const parse = (text: string): Template => parseTemplate("inject", text, { delims: release.delimiters, functions });
  try {
    const template = parse(config.template);
    return (data) => {
      current = data;
      return template.execute(data);
    };
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    const where = config.locate(cause.line, cause.column);
    const hint = `Correct the template; release ${release.name} reads actions between ${release.delimiters.join(" and ")}`;
    const panics = release.panicsOnBadTemplate;
    return new InjectError("template-invalid", cause.message, { where, cause, hint, panics });
  }
}
