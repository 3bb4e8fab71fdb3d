/**
 * What kind of failure it was. `template-syntax` and `template-execution` carry Go's own text; the others say which budget ran out.
 */
export type TemplateErrorCode =
  | "template-syntax"
  | "template-nesting"
  | "template-execution"
  | "template-steps"
  | "template-output"
  | "template-depth";

/** Where in the template's text it happened; the column counts characters from 1. */
export interface TemplatePlace {
  readonly template: string;
  readonly line: number;
  readonly column: number;
}

/** Everything that a {@link TemplateError} tells. */
export interface TemplateErrorDetails {
  readonly code: TemplateErrorCode;
  readonly message: string;
  readonly where: TemplatePlace;
  /** The line of the template and a caret under the place. */
  readonly frame: string;
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * A template that does not parse or does not execute. `message` is Go's text to the letter.
 *
 * @example
 * ```ts
 * import { parseTemplate, TemplateError } from "@outrigger/go-template";
 * try {
 *   parseTemplate("page", "{{if}}{{end}}");
 * } catch (error) {
 *   if (error instanceof TemplateError) {
 *     error.message; // "template: page:1: missing value for if"
 *   }
 * }
 * ```
 */
export class TemplateError extends Error {
  readonly code: TemplateErrorCode;
  readonly where: TemplatePlace;
  readonly line: number;
  readonly column: number;
  readonly frame: string;
  readonly hint: string | undefined;

  constructor(details: TemplateErrorDetails) {
    super(details.message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = "TemplateError";
    this.code = details.code;
    this.where = details.where;
    this.line = details.where.line;
    this.column = details.where.column;
    this.frame = details.frame;
    this.hint = details.hint;
  }
}
