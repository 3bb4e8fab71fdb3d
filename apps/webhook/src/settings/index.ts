export { deny } from "./deny.ts";
export { errorPlace } from "./error-place.ts";
export { loadInjector } from "./load-injector.ts";
export type { InjectorChoice, InjectorFiles, LoadedInjector, ReadText } from "./load-injector.ts";
export { readDocuments } from "./read-documents.ts";
export { readKubeconfig } from "./read-kubeconfig.ts";
export { readTextFile } from "./read-text-file.ts";
export { SETTING_ROWS, settingProblem, toSettings } from "./setting-rows.ts";
export type { RawSettings, SettingRow, Settings } from "./setting-rows.ts";
