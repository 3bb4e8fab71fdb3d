export { deny } from "./deny.ts";
export { errorPlace } from "./error-place.ts";
export { loadInjector } from "./load-injector.ts";
export type { InjectorChoice, InjectorFiles, LoadedInjector, ReadText } from "./load-injector.ts";
export { checkShape, readDocuments } from "./read-documents.ts";
export type { Document } from "./read-documents.ts";
export { readTextFile } from "./read-text-file.ts";
export { SETTING_ROWS, settingProblem, toSettings } from "./setting-rows.ts";
export type { RawSettings, SettingRow, Settings } from "./setting-rows.ts";
