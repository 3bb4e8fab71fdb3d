import type { GoValue } from "@outrigger/go-std";
import { parseTemplate, type Template, TemplateError } from "@outrigger/go-template";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Compat, CompiledInjector, InjectorSettings } from "./compiled-injector.ts";
import { InjectError } from "./error.ts";
import { injectPod, type Injection } from "./inject.ts";
import type { Json } from "./json.ts";
import { readPod } from "./pod.ts";
import { releaseNamed } from "./releases/releases.ts";
import type { Release, ReleaseName } from "./releases/release.ts";
import { answerReview, type Reviewed } from "./respond/answer-review.ts";
import { templateData } from "./render/template-data.ts";

/** An injector for one config: everything that can be done once is done. It holds no state, so one serves all requests. */
export interface Injector {
  readonly release: ReleaseName;
  readonly compat: Compat;
  /** Hex SHA-256 of the template: the version that the status annotation carries. */
  readonly version: string;
  /** Answers an AdmissionReview given as text. Never throws. */
  readonly review: (body: string) => Reviewed;
  /** Injects one pod. @throws InjectError where it cannot be. */
  readonly inject: (pod: Json, requestNamespace?: string) => Injection;
}

/**
 * Compiles an injector.
 *
 * @throws InjectError `template-invalid` for a template that does not parse (under `fixed`; under `exact` each review is answered as
 * that release's own injector does), `release-unknown` for a release that is not built in.
 *
 * @example
 * ```ts
 * import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
 * import { createInjector } from "@outrigger/inject";
 * const config = parseInjectorConfig("policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n", { file: "config" });
 * const mesh = parseMeshConfig("", { file: "mesh", release: "1.0" });
 * const injector = createInjector({ release: "1.0", compat: "fixed", config, mesh });
 * injector.inject({ metadata: {}, spec: { containers: [{ name: "app" }] } }).patch?.length; // 2
 * ```
 */
export function createInjector(settings: InjectorSettings): Injector {
  const release = releaseNamed(settings.release);
  const template = compile(release, settings);
  if (template instanceof InjectError && settings.compat === "fixed") throw template;
  const compiled: CompiledInjector = {
    release,
    settings,
    template,
    compat: settings.compat,
    version: bytesToHex(sha256(new TextEncoder().encode(settings.config.template))),
    data: templateData(release.data),
  };
  return {
    release: release.name,
    compat: compiled.compat,
    version: compiled.version,
    review: (body) => answerReview(compiled, body),
    inject: (pod, requestNamespace = "") => injectPod(compiled, { pod: readPod(pod), requestNamespace }),
  };
}

/**
 * The template as a function from data to text, or why it does not parse. What `render` is given is executed on the same data; the
 * engine is synchronous, so one execution is under way at a time.
 */
function compile(release: Release, settings: InjectorSettings): CompiledInjector["template"] {
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
    return new InjectError("template-invalid", cause.message, {
      where,
      cause,
      hint,
      panics: release.panicsOnBadTemplate,
    });
  }
}
