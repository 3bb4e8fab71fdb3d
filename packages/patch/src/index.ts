export { createPatch, type CreatePatchOptions, escapeToken, type Operation } from "./create-patch.ts";
export type { MergeNumbers, MergeRules } from "./merge-context.ts";
export { MergeError, type MergeErrorCode } from "./merge-error.ts";
export { type MergeOptions, mergeStrategic } from "./merge-strategic.ts";
export type { MergeField, MergeType } from "./merge-type.ts";
