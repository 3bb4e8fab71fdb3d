export type { SprigHost } from "./host.ts";
export { sprigFunctions } from "./sprig-functions.ts";
export { SprigError, type SprigErrorCode } from "./sprig-error.ts";
