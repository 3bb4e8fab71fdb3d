import { TemplateError } from "@outrigger/go-template";
import type { GoValue } from "@outrigger/go-std";
import { InjectError } from "../error.ts";
import type { MergeRelease } from "../releases/release.ts";
import type { CompiledTemplate } from "../render/template-compiler.ts";
import { wrapped } from "./failures.ts";
import type { Json } from "../json.ts";
import { mergeOnto, readOverlay } from "./overlay.ts";
import { PROXY, containerNamed, containersOf, decodePod, textIn, type TypedPod, withSpec } from "./typed-pod.ts";

/** What rendering needs beside the pod. */
export interface RenderInput {
  readonly release: MergeRelease;
  readonly templates: ReadonlyMap<string, CompiledTemplate>;
  /** Names of templates, in the order in which they are run. */
  readonly selected: readonly string[];
  readonly data: GoValue;
  readonly nativeSidecar: boolean;
}

/** The templates on their own, as they fill an empty pod; and merged onto the pod. */
export interface Rendering {
  readonly template: TypedPod;
  readonly merged: TypedPod;
}

/**
 * Runs the selected templates one after the other, on the same data, and merges what each renders onto an empty pod and onto the pod.
 *
 * Behaves as: RunTemplate of Istio's inject package, 1.9 and later.
 *
 * @throws InjectError `template-unknown`, `template-invalid`, `template-failed`, `overlay-undecodable`.
 */
export function renderTemplates(input: RenderInput, pod: TypedPod): Rendering {
  const { release } = input;
  let rendering: Rendering = { template: decodePod(release.types, {}) as TypedPod, merged: pod };
  for (const name of input.selected) {
    const text = execute(templateNamed(input, name), input.data);
    rendering = layOver(input, rendering, readOverlay(release, text));
  }
  return rendering;
}

/** Up to 1.18 the pod comes first, which shows in what is said of an overlay that fits neither. */
function layOver(input: RenderInput, { template, merged }: Rendering, overlay: Json): Rendering {
  const { release } = input;
  const ontoTemplate = () => wrapped(APPLYING, () => mergeOnto(release, template, overlay, release.merge));
  const ontoPod = (pod: TypedPod) => wrapped(PARSING, () => mergeOnto(release, pod, overlay, release.merge));
  if (!release.templateFirst) return { merged: ontoPod(merged), template: ontoTemplate() };
  const added = ontoTemplate();
  return { template: added, merged: ontoPod(moveNativeSidecar(input, { template: added, merged })) };
}

/** Go's words for an overlay that does not fit an empty pod, and for one that does not fit the pod. */
export const APPLYING = "failed applying injection overlay";
export const PARSING = "failed parsing generated injected YAML (check Istio sidecar injector configuration)";

function templateNamed({ templates, release }: RenderInput, name: string): CompiledTemplate {
  const template = templates.get(name);
  if (template !== undefined) return template;
  const known = [...templates.keys()];
  const message = `requested template "${name}" not found; have ${known.join(", ")}`;
  const where = { path: 'metadata.annotations["inject.istio.io/templates"]' };
  const hint = `Ask for one of the templates that the config of release ${release.name} defines: ${known.join(", ")}`;
  throw new InjectError("template-unknown", message, { where, hint });
}

function execute(template: CompiledTemplate, data: GoValue): string {
  if (template instanceof InjectError) throw template;
  try {
    return template(data);
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    const where = { file: "template", line: cause.line, column: cause.column };
    const hint = "Correct the template of the injector's config";
    throw new InjectError("template-failed", cause.message, { where, cause, hint });
  }
}

/**
 * A user's own `istio-proxy` follows the template's to the init containers, where native sidecars are.
 *
 * Behaves as: moveContainer within RunTemplate, 1.19 and later.
 */
function moveNativeSidecar({ release, nativeSidecar }: RenderInput, { template, merged }: Rendering): TypedPod {
  const asked = release.native.annotation ? textIn(merged, "annotations", "sidecar.istio.io/nativeSidecar") : undefined;
  const isNative = asked === "true" || (asked !== "false" && nativeSidecar);
  const containers = containersOf(merged, "containers");
  const own = containerNamed(containers, PROXY);
  if (!isNative || own === undefined) return merged;
  if (containerNamed(containersOf(template, "initContainers"), PROXY) === undefined) return merged;
  return withSpec(merged, {
    containers: containers.filter((container) => container !== own),
    initContainers: [...containersOf(merged, "initContainers"), own],
  });
}
