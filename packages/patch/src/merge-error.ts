/** The ways in which a strategic merge can fail. */
export type MergeErrorCode =
  | "merge-document"
  | "merge-schema"
  | "merge-key"
  | "merge-directive"
  | "merge-list"
  | "merge-panic";

/**
 * Why two documents could not be merged. `message` is Go's text to the letter, which may quote the patch.
 *
 * `merge-panic` stands for what Go does not catch (a null in a keyed list, a list as a merge key): its library panics there with
 * `message`, and a server that calls it drops the request.
 */
export class MergeError extends Error {
  readonly code: MergeErrorCode;
  /** Path of the member at which it stopped, such as `spec.containers`; empty for the document itself. */
  readonly where: string;
  readonly hint: string;

  constructor(code: MergeErrorCode, message: string, options: { readonly where: string; readonly hint: string }) {
    super(message);
    this.name = "MergeError";
    this.code = code;
    this.where = options.where;
    this.hint = options.hint;
  }
}
