/**
 * A text that is no JSON. `message` is Go's text to the letter.
 *
 * Behaves as: encoding/json, SyntaxError.
 */
export class JsonSyntaxError extends Error {
  readonly code = "json-syntax";
  /** Index of the offending UTF-16 unit in the text (its length when the text ends too early). */
  readonly where: number;
  readonly hint = "Send a complete JSON document.";

  constructor(message: string, where: number) {
    super(message);
    this.name = "JsonSyntaxError";
    this.where = where;
  }
}
