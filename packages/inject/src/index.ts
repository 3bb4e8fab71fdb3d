export type { Compat, InjectorSettings } from "./compiled-injector.ts";
export type { Decision, ReasonCode } from "./decide/decision.ts";
export { type ErrorPlace, InjectError, type InjectErrorCode } from "./error.ts";
export type { Injection } from "./inject.ts";
export { createInjector, type Injector } from "./injector.ts";
export type { Operation } from "./patch/operations.ts";
export type { Release, ReleaseName } from "./releases/release.ts";
export { releaseNamed, releases } from "./releases/releases.ts";
export type { Reviewed } from "./respond/answer-review.ts";
