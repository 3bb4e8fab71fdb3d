/**
 * A document that does not fit its Go type. `message` is Go's text to the letter.
 */
export class DecodeError extends Error {
  readonly code = "kube-decode";
  /** Path of the field from the document's root, as Go names it; empty for the root. */
  readonly where: string;
  readonly hint = "Give the field a value of the type that the message names.";

  constructor(message: string, where: string) {
    super(message);
    this.name = "DecodeError";
    this.where = where;
  }
}
