import { parseJson } from "@outrigger/go-std/json";
import { type AdmissionRequest, type AdmissionReview, checkAs, decodeReview, ReviewError } from "@outrigger/kube";
import type { CompiledInjector } from "../compiled-injector.ts";
import { InjectError } from "../error.ts";
import { textAt } from "../json.ts";
import { type Pod, readPod } from "../pod.ts";

/** What is known of a review before it is judged. */
export interface Question {
  /** Undefined where the body did not tell. */
  readonly type: { readonly kind: string; readonly apiVersion: string } | undefined;
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
}

/** Decodes a review. @throws InjectError `review-undecodable`. */
export function readQuestion(
  { release, compat }: CompiledInjector,
  body: string,
): Question & { review: AdmissionReview } {
  const rules = compat === "fixed" ? { ...release.review, v1: true } : release.review;
  try {
    const review = decodeReview(body, rules);
    const { kind, apiVersion, request } = review;
    return {
      review,
      type: { kind, apiVersion },
      uid: request?.uid ?? "",
      namespace: request?.namespace ?? "",
      name: request?.name ?? "",
    };
  } catch (cause) {
    if (!(cause instanceof ReviewError)) throw cause;
    const hint = "Send an AdmissionReview of admission.k8s.io/v1 or v1beta1 as JSON";
    throw new InjectError("review-undecodable", cause.message, { cause, hint });
  }
}

/** Kind and version of a body that is no review that the release takes, as far as they can be read. */
export function typeOfRefused(body: string): Question["type"] {
  try {
    const tree = parseJson(body);
    return { kind: textAt(tree, "kind"), apiVersion: textAt(tree, "apiVersion") };
  } catch {
    return undefined;
  }
}

/** The request of a review. @throws InjectError `review-without-request`. */
export function requestOf({ request }: AdmissionReview): AdmissionRequest {
  if (request !== undefined) return request;
  const hint = "Send an AdmissionReview with a request, as the API server does";
  throw new InjectError("review-without-request", 'Cannot answer the review: it has no "request"', {
    hint,
    panics: true,
  });
}

/** The pod of a request, raw. @throws InjectError `pod-undecodable` where the release's types do not take it. */
export function podOf({ release }: CompiledInjector, { object }: AdmissionRequest): Pod {
  const text = object === undefined ? "unexpected end of JSON input" : checkAs(release.types, "Pod", object);
  if (object !== undefined && text === undefined) return readPod(object);
  const hint = "Send a pod in request.object; the message says which field is none of a pod";
  throw new InjectError("pod-undecodable", text ?? "", { where: { path: "request.object" }, hint });
}
