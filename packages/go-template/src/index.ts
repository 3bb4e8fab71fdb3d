export { Budget } from "./errors/budget.ts";
export type { BudgetLimits } from "./errors/budget.ts";
export { TemplateError } from "./errors/template-error.ts";
export type { TemplateErrorCode, TemplateErrorDetails, TemplatePlace } from "./errors/template-error.ts";
export type { GoFunction } from "./go-function.ts";
export { parseTemplate, Template } from "./template.ts";
export type { ExecuteOptions, TemplateOptions } from "./template.ts";
