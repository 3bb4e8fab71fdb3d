/** A label selector that Go refuses. `message` is Go's text. */
export class SelectorError extends Error {
  readonly code = "kube-selector";
  readonly hint = "Use the operators In, NotIn, Exists and DoesNotExist, and valid label keys and values.";

  constructor(message: string) {
    super(message);
    this.name = "SelectorError";
  }
}
