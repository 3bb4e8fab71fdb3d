/** Where a failure lies, as far as it is known. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Path in an object, such as `metadata.annotations["sidecar.istio.io/interceptionMode"]`. */
  readonly path?: string;
}

/** The ways in which an injection can fail. */
export type InjectErrorCode =
  | "review-undecodable"
  | "review-without-request"
  | "pod-undecodable"
  | "document-undecodable"
  | "template-missing"
  | "annotation-invalid"
  | "owner-without-controller"
  | "template-invalid"
  | "template-failed"
  | "overlay-undecodable"
  | "overrides-undecodable"
  | "status-undecodable"
  | "container-invalid"
  | "template-unknown"
  | "proxy-config-invalid"
  | "values-missing"
  | "release-unknown"
  | "internal";

/**
 * Why a pod could not be injected: what, where, and how to fix it. Where Istio or Go has a text for it, `message` is that text.
 */
export class InjectError extends Error {
  readonly code: InjectErrorCode;
  readonly where: ErrorPlace;
  readonly hint: string;
  /** Where Go's own injector panics, and drops its caller's connection. */
  readonly panics: boolean;

  constructor(code: InjectErrorCode, message: string, details: InjectErrorDetails) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = "InjectError";
    this.code = code;
    this.where = details.where ?? {};
    this.hint = details.hint;
    this.panics = details.panics ?? false;
  }
}

/** What an {@link InjectError} tells beside its code and message. */
export interface InjectErrorDetails {
  readonly hint: string;
  readonly where?: ErrorPlace;
  readonly cause?: unknown;
  readonly panics?: boolean;
}

/** Any thrown value as an {@link InjectError}: what is none is a fault of ours, and says nothing of the pod. */
export function asInjectError(error: unknown): InjectError {
  if (error instanceof InjectError) return error;
  const hint = "Report this with the release and the config; the cause holds the details";
  return new InjectError("internal", "Cannot inject the pod: an internal error occurred", { cause: error, hint });
}
