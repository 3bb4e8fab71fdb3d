/** Why a function refused, where Go has no word for it. */
export type SprigErrorCode = "sprig-left-out" | "sprig-too-large" | "sprig-frozen";

/**
 * A refusal of ours: a function that is left out, or a result that would be too large. Everything that Go refuses too is a plain
 * Error with Go's text.
 */
export class SprigError extends Error {
  readonly code: SprigErrorCode;
  /** The template function. */
  readonly where: { readonly function: string };
  readonly hint: string;

  constructor(code: SprigErrorCode, message: string, options: { name: string; hint: string }) {
    super(message);
    this.name = "SprigError";
    this.code = code;
    this.where = { function: options.name };
    this.hint = options.hint;
  }
}
