import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { GoValue } from "@outrigger/go-std";
import { createPatch } from "@outrigger/patch";
import { validateAnnotations } from "../annotations/validate-annotations.ts";
import type { Engine, Injection, InjectionRequest, InjectorSettings } from "../compiled-injector.ts";
import { decide } from "../decide/decide.ts";
import { InjectError } from "../error.ts";
import { mergeRow } from "../kube-inject/merge-rows.ts";
import { mergeIntoTemplate, type MergeStages } from "../kube-inject/merge-template.ts";
import type { Operation } from "../patch/operations.ts";
import { readPod } from "../pod.ts";
import type { MergeRelease } from "../releases/release.ts";
import { ownValues } from "../render/own-values.ts";
import { type CompiledTemplate, templateCompiler } from "../render/template-compiler.ts";
import { templateData } from "../render/template-data.ts";
import { clearOurPrometheus } from "./finish/prometheus.ts";
import { withNativeSetting } from "./native-setting.ts";
import { wrapped } from "./failures.ts";
import { reapplyOverrides } from "./overrides.ts";
import type { MergeFacts, Plan } from "./plan.ts";
import { planWebhook } from "./plan-webhook.ts";
import { renderTemplates, type Rendering } from "./render.ts";
import { sentPatch } from "./sent-patch.ts";
import { stripInjection } from "./strip.ts";
import { decodePod, type TypedPod } from "./typed-pod.ts";

/** A merging release, compiled for one config. */
interface CompiledMerge {
  readonly release: MergeRelease;
  readonly settings: InjectorSettings;
  readonly templates: ReadonlyMap<string, CompiledTemplate>;
  /** The chart's values for one pod. */
  readonly values: (values: GoValue) => GoValue;
  readonly data: (facts: MergeFacts) => ReturnType<ReturnType<typeof templateData>>;
}

/**
 * The engine of the releases that merge what templates render onto the pod.
 *
 * @throws InjectError `template-invalid` where the release reads all templates when it starts and one does not parse.
 */
export function mergeEngine(release: MergeRelease, given: InjectorSettings): Engine {
  const settings = withNativeSetting(given);
  const compile = templateCompiler(release, settings);
  const { templates: texts, locateTemplate } = settings.config;
  const templates = new Map(Object.entries(texts).map(([name, text]) => [name, compile(text, locateTemplate(name))]));
  if (release.parsesTemplates === "at-load") throwInvalid(templates);
  const isShared = settings.compat === "exact" && release.sharesValues;
  const values = ownValues(isShared ? [] : Object.values(texts));
  const compiled: CompiledMerge = { release, settings, templates, values, data: templateData(release.data) };
  const version = bytesToHex(sha256(new TextEncoder().encode(Object.entries(texts).flat().join("\n"))));
  const rules = mergeRow(release);
  const stages: MergeStages = { release, settings, rules, transform: (plan) => transformPod(compiled, plan) };
  return {
    version,
    inject: (request) => injectPod(compiled, request),
    command: { documents: rules, injectTemplate: (request) => mergeIntoTemplate(stages, request) },
  };
}

/** One pod through the stages: decide, plan, transform, patch. */
function injectPod(compiled: CompiledMerge, request: InjectionRequest): Injection {
  const { release, settings } = compiled;
  const decision = decide(release.decision, { ...request, config: settings.config });
  if (!decision.inject) return { decision, patch: undefined };
  const plan = planWebhook(release, settings, request);
  const injected = transformPod(compiled, plan);
  return { decision, patch: patchOf(compiled, plan, { raw: request.pod.raw, injected }) };
}

function patchOf(
  { release, settings: { compat } }: Pick<CompiledMerge, "release" | "settings">,
  { pod }: Plan,
  { raw, injected }: { raw: InjectionRequest["pod"]["raw"]; injected: TypedPod },
): readonly Operation[] {
  if (compat !== "exact") return sentPatch(raw, { before: pod, after: injected });
  const [before, after] =
    release.patchOrder === "document" ? [inOrder(release, pod), inOrder(release, injected)] : [pod, injected];
  return createPatch(before, after, { library: release.patchOrder === "document" ? "v3" : "v2" });
}

/** The pod as Go writes it: fields in their order, maps sorted. */
function inOrder({ types }: MergeRelease, pod: TypedPod): TypedPod {
  const written = decodePod(types, pod);
  return typeof written === "string" ? pod : written;
}

/**
 * The pod as it comes out: rendered, merged, the user's overrides on top, finished.
 *
 * Behaves as: injectPod of Istio's inject package, 1.9 and later.
 */
function transformPod(compiled: CompiledMerge, plan: Plan): TypedPod {
  const { release } = compiled;
  const rendering = wrapped("failed to run injection template", () => render(compiled, plan));
  const merged = wrapped("failed to re apply container", () =>
    reapplyOverrides(release, { original: plan.pod, ...rendering }),
  );
  const context = { ...plan, template: rendering.template };
  return wrapped("failed to process pod", () =>
    release.finishers.reduce((pod, finish) => finish(pod, context), merged),
  );
}

function render(compiled: CompiledMerge, plan: Plan): Rendering {
  const { release, templates } = compiled;
  validateAnnotations(release, readPod(plan.pod));
  const stripped = stripInjection(release.types, plan.pod, (pod) => clearOurPrometheus(pod, plan.mesh, release.scrape));
  if (release.needsValues && plan.settings.values === null) throw withoutValues();
  const { selected, nativeSidecar } = plan;
  return renderTemplates(
    {
      release,
      templates,
      selected,
      nativeSidecar,
      data: compiled.data({ ...plan, values: compiled.values(plan.values), stripped }),
    },
    plan.pod,
  );
}

function withoutValues(): InjectError {
  const hint = "Hand in the values of the chart: the key values of the injector's ConfigMap";
  return new InjectError("values-missing", "failed to parse values.yaml; check Istiod logs for errors", { hint });
}

function throwInvalid(templates: CompiledMerge["templates"]): void {
  for (const template of templates.values()) if (template instanceof InjectError) throw template;
}
