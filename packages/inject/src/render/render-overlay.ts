import { decodeYaml } from "@outrigger/kube";
import { GoYamlError, parseYaml } from "@outrigger/go-std/yaml";
import { TemplateError } from "@outrigger/go-template";
import type { GoValue } from "@outrigger/go-std";
import { InjectError } from "../error.ts";
import { fieldOf, type Json, listAt } from "../json.ts";
import type { AppendRelease } from "../releases/release.ts";
import type { Overlay } from "./overlay.ts";

/**
 * Executes the template and reads what it wrote as the release's own types would.
 *
 * Behaves as: injectionData of Istio's inject package up to the decoded SidecarInjectionSpec.
 *
 * @throws InjectError `template-failed` or `overlay-undecodable`.
 */
export function renderOverlay(release: AppendRelease, template: (data: GoValue) => string, data: GoValue): Overlay {
  return overlayOf(release, execute(template, data));
}

function execute(template: (data: GoValue) => string, data: GoValue): string {
  try {
    return template(data);
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    const where = { file: "template", line: cause.line, column: cause.column };
    throw new InjectError("template-failed", cause.message, {
      where,
      cause,
      hint: "Correct the template of the injector's config",
    });
  }
}

function overlayOf(release: AppendRelease, text: string): Overlay {
  const spec = decodeSpec(release, text);
  return {
    initContainers: listAt(spec, "initContainers"),
    containers: listAt(spec, "containers"),
    volumes: listAt(spec, "volumes"),
    imagePullSecrets: listAt(spec, "imagePullSecrets"),
    dnsConfig: fieldOf(spec, "dnsConfig"),
    rewriteAppHTTPProbe: fieldOf(spec, "rewriteAppHTTPProbe") === true,
    podRedirectAnnot: fieldOf(spec, "podRedirectAnnot") as Overlay["podRedirectAnnot"],
  };
}

function decodeSpec(release: AppendRelease, text: string): Json {
  try {
    const tree = parseYaml(text, { dialect: release.yaml });
    const decoded = decodeYaml(release.types, "inject.SidecarInjectionSpec", tree);
    if (decoded.error === undefined) return decoded.value;
    throw undecodable(release, `error unmarshaling JSON: ${decoded.error}`);
  } catch (cause) {
    if (!(cause instanceof GoYamlError)) throw cause;
    throw undecodable(release, `error converting YAML to JSON: ${cause.message}`, cause);
  }
}

function undecodable(release: AppendRelease, words: string, cause?: unknown): InjectError {
  const hint = "Correct the template: what it wrote for this pod is no list of containers and volumes";
  return new InjectError("overlay-undecodable", `${release.overlayErrorPrefix}${words}`, { cause, hint });
}
