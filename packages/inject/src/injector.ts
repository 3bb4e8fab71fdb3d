import { appendEngine } from "./append-engine.ts";
import type { Compat, CompiledInjector, Injection, InjectorSettings } from "./compiled-injector.ts";
import type { Json } from "./json.ts";
import { mergeEngine } from "./merge/merge-engine.ts";
import type { FileOptions, InjectedFile } from "./kube-inject/injected-file.ts";
import { injectFile } from "./kube-inject/inject-file.ts";
import { readPod } from "./pod.ts";
import { releaseNamed } from "./releases/releases.ts";
import type { ReleaseName } from "./releases/release.ts";
import { answerReview, type Reviewed } from "./respond/answer-review.ts";
import { arePure } from "./respond/pure-templates.ts";
import { rememberAnswers, type Review } from "./respond/remember-answers.ts";

/**
 * An injector for one config: everything that can be done once is done. One serves all requests; what it remembers of them changes
 * nothing but its speed.
 */
export interface Injector {
  readonly release: ReleaseName;
  readonly compat: Compat;
  /** Hex SHA-256 of the template; up to 1.8 the status annotation carries it. */
  readonly version: string;
  /** Answers an AdmissionReview given as text, sent to `path` (`/inject` without it). Never throws. */
  readonly review: (body: string, path?: string) => Reviewed;
  /** Injects one pod. @throws InjectError where it cannot be. */
  readonly inject: (pod: Json, requestNamespace?: string, path?: string) => Injection;
  /**
   * Injects every pod, and every template of pods, in a text of YAML or JSON documents; other documents come out as they went in.
   *
   * Behaves as: IntoResourceFile of that release's inject package, which `istioctl kube-inject` calls.
   *
   * @throws InjectError where a document cannot be injected; `where` names the file, and a line of the document.
   *
   * @example
   * ```ts
   * const text = "kind: Pod\nmetadata:\n  name: a # mine\nspec:\n  containers: []\n";
   * const { output, warnings, documents } = injector.injectFile(text, { file: "pod.yaml" });
   * documents[0]?.decision?.inject; // true
   * ```
   */
  readonly injectFile: (text: string, options?: FileOptions) => InjectedFile;
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
  const engine = release.engine === "append" ? appendEngine(release, settings) : mergeEngine(release, settings);
  const compiled: CompiledInjector = { release, settings, compat: settings.compat, engine };
  const answer: Review = (body, path) => answerReview(compiled, body, path);
  const { template, templates } = settings.config;
  const review = arePure([template, ...Object.values(templates)], release.delimiters)
    ? rememberAnswers(answer)
    : answer;
  return {
    release: release.name,
    compat: compiled.compat,
    version: engine.version,
    review: (body, path = "/inject") => review(body, path),
    inject: (pod, requestNamespace = "", path = "/inject") =>
      engine.inject({ pod: readPod(pod), requestNamespace, path }),
    injectFile: (text, options = {}) => injectFile(compiled, text, options),
  };
}
