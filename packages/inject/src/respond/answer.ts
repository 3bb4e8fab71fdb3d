import { encodeJson } from "@outrigger/go-std/json";
import type { CompiledInjector } from "../compiled-injector.ts";
import type { Operation } from "../patch/operations.ts";

/** What a review is answered with. */
export interface Verdict {
  /** Type of the question; undefined where it did not tell. */
  readonly type: { readonly kind: string; readonly apiVersion: string } | undefined;
  readonly uid: string;
  readonly allowed: boolean;
  /** Why not, where it is not allowed. */
  readonly message: string | undefined;
  /** Undefined where nothing is injected. */
  readonly patch: readonly Operation[] | undefined;
}

/**
 * The text of an AdmissionReview answer, its keys in Go's order. It carries kind and apiVersion of the question, without which the API
 * server takes no answer to an admission.k8s.io/v1 review; under `exact` only where the release knows those reviews (1.7 and later),
 * and the question could be read.
 *
 * Behaves as: serveInject of Istio's webhook.
 */
export function answerText(
  { compat, release }: Pick<CompiledInjector, "compat" | "release">,
  verdict: Verdict,
): string {
  const isSilent = compat === "exact" && (!release.review.v1 || verdict.type === undefined);
  return encodeJson({
    ...(isSilent ? {} : typeOf(verdict)),
    response: {
      uid: verdict.uid,
      allowed: verdict.allowed,
      ...(verdict.message === undefined ? {} : { status: { metadata: {}, message: verdict.message } }),
      ...(verdict.patch === undefined ? {} : { patch: base64(encodeJson(verdict.patch)), patchType: "JSONPatch" }),
    },
  });
}

function typeOf({ type }: Verdict): { kind: string; apiVersion: string } {
  return { kind: type?.kind || "AdmissionReview", apiVersion: type?.apiVersion || "admission.k8s.io/v1beta1" };
}

const ASCII = /^[\0-\x7f]*$/;

function base64(text: string): string {
  if (ASCII.test(text)) return btoa(text);
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}
