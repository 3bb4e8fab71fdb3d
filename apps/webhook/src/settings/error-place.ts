import { ConfigError } from "@outrigger/config";
import { InjectError } from "@outrigger/inject";
import { KubeError } from "@outrigger/kube-client";

/** Where a configuration is wrong, and what to do about it; what is not known is left out. */
export interface ErrorPlaceAndHint {
  readonly code?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  readonly hint?: string;
}

/** What an error of the packages below knows beside its text. Behind an error that wraps another, the wrapped one is asked. */
export function errorPlace(error: unknown): ErrorPlaceAndHint {
  if (error instanceof ConfigError) {
    const [issue] = error.issues;
    if (issue === undefined) return { code: error.code };
    const { message: _, ...place } = issue;
    return place;
  }
  if (error instanceof InjectError) return { code: error.code, ...error.where, hint: error.hint };
  if (error instanceof KubeError) return { code: error.code, hint: error.hint };
  return error instanceof Error && error.cause !== undefined ? errorPlace(error.cause) : {};
}
