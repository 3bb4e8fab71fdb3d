/** What can go wrong between us and an API server; each has a row in docs/errors.md. */
export type KubeErrorCode =
  | "kube-config"
  | "kube-credentials"
  | "kube-unreachable"
  | "kube-timeout"
  | "kube-unauthorized"
  | "kube-forbidden"
  | "kube-not-found"
  | "kube-conflict"
  | "kube-gone"
  | "kube-refused"
  | "kube-answer";

/** What an error knows beside its text. */
export interface KubeErrorDetails extends ErrorOptions {
  readonly code: KubeErrorCode;
  readonly hint: string;
  /** The other side's own words, without what we were about to do. */
  readonly detail?: string;
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number;
}

/** A question to an API server that got no good answer, or could not be asked. Never holds a token or a secret's content. */
export class KubeError extends Error {
  override readonly name = "KubeError";
  readonly code: KubeErrorCode;
  readonly hint: string;
  readonly detail: string;
  readonly status: number | undefined;

  constructor(message: string, { code, hint, detail, status, ...options }: KubeErrorDetails) {
    super(message, options);
    this.code = code;
    this.hint = hint;
    this.detail = detail ?? message;
    this.status = status;
  }
}
