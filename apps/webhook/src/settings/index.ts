export { deny } from "./deny.ts";
export { errorPlace } from "./error-place.ts";
export { loadInjector } from "./load-injector.ts";
export type { InjectorChoice, InjectorFiles, LoadedInjector, ReadText } from "./load-injector.ts";
export { readTextFile } from "./read-text-file.ts";
