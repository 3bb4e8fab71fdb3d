export type {
  Compat,
  Facts,
  Injection,
  InjectorSettings,
  NamespaceFacts,
  NodeFacts,
  TemplateHost,
} from "./compiled-injector.ts";
export type { Decision, ReasonCode } from "./decide/decision.ts";
export { type ErrorPlace, InjectError, type InjectErrorCode } from "./error.ts";
export { createInjector, type Injector } from "./injector.ts";
export type { FileOptions, InjectedDocument, InjectedFile } from "./kube-inject/injected-file.ts";
export { potentialPodName } from "./pod.ts";
export type { Operation } from "./patch/operations.ts";
export type { Release, ReleaseName } from "./releases/release.ts";
export { releaseNamed, releases } from "./releases/releases.ts";
export type { Reviewed } from "./respond/answer-review.ts";
