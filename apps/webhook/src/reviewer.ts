/** What the webhook needs of an injector: text in, text out, no exception. */
export interface Reviewer {
  /**
   * @param body the request body as text; JSON, or YAML as Go's decoder takes it too.
   * @param path the path that was asked, decoded: `/inject`, or `/inject/cluster/X/net/Y`.
   */
  review(body: string, path: string): ReviewAnswer;
}

/** The answer to one review, and what the log says about it. */
export interface ReviewAnswer {
  /** JSON text of the AdmissionReview answer. */
  readonly body: string;
  /** Why it came out so; absent when the request was not understood far enough to decide. */
  readonly decision?: ReviewDecision | undefined;
  readonly allowed?: boolean | undefined;
  /** Why the pod is refused: a code, and in words. */
  readonly failure?: string | undefined;
  readonly message?: string | undefined;
  readonly uid?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** Go's handler would have panicked here: its caller sees a closed connection and no answer (`--compat exact`). */
  readonly dropped?: boolean | undefined;
}

/** The part of an injector's decision that is logged. */
export interface ReviewDecision {
  readonly inject: boolean;
  readonly reason: string;
  readonly source?: string | undefined;
}
