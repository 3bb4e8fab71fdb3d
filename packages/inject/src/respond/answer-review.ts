import type { CompiledInjector, Injection } from "../compiled-injector.ts";
import type { Decision } from "../decide/decision.ts";
import { asInjectError, type InjectError, type InjectErrorCode } from "../error.ts";
import { displayName } from "../pod.ts";
import { answerText } from "./answer.ts";
import { podOf, type Question, readQuestion, requestOf, typeOfRefused } from "./question.ts";

/** A review with its answer, and what a log line says of it. */
export interface Reviewed {
  /** The AdmissionReview to answer with, as JSON text. */
  readonly body: string;
  readonly uid: string;
  readonly namespace: string;
  /** The pod's name, or what is known of it before the API server has named it. */
  readonly name: string;
  readonly allowed: boolean;
  /** Whether and why the pod is injected; undefined where it did not come to that. */
  readonly decision: Decision | undefined;
  /** Why the pod is refused: the code; undefined where it is not. */
  readonly failure: InjectErrorCode | undefined;
  /** Why the pod is refused, in words; undefined where it is not. */
  readonly message: string | undefined;
  /** Under `exact`: Go's handler panics here, so that the caller's connection is dropped without an answer. */
  readonly dropped: boolean;
}

/**
 * Answers an AdmissionReview. Whatever the text is, the answer is a valid review; a failure is a denial that says why.
 *
 * Behaves as: serveInject of Istio's webhook.
 */
export function answerReview(injector: CompiledInjector, body: string, path: string): Reviewed {
  let question: Question = { type: undefined, uid: "", namespace: "", name: "" };
  try {
    const { review, ...read } = readQuestion(injector, body);
    question = read;
    const request = requestOf(review);
    const skipped = otherOperation(injector, request.operation);
    if (skipped !== undefined) return allow(injector, question, skipped);
    const pod = podOf(injector, request);
    question = { ...question, namespace: pod.namespace || request.namespace, name: displayName(pod) };
    return allow(injector, question, injector.engine.inject({ pod, requestNamespace: request.namespace, path }));
  } catch (error) {
    const type = question.type ?? (injector.compat === "exact" ? undefined : typeOfRefused(body));
    return deny(injector, { ...question, type }, asInjectError(error));
  }
}

/** Under `fixed`, pods are injected when they are made, and at no other time: what runs cannot be given another container. */
function otherOperation({ compat }: CompiledInjector, operation: string): Injection | undefined {
  if (compat === "exact" || operation === "CREATE" || operation === "") return undefined;
  const sentence = `Pods are injected when they are made, and this review is about ${operation}`;
  return { decision: { inject: false, reason: "operation", source: "request.operation", sentence }, patch: undefined };
}

function allow(injector: CompiledInjector, question: Question, { decision, patch }: Injection): Reviewed {
  const body = answerText(injector, { ...question, allowed: true, message: undefined, patch });
  return { ...told(question), body, allowed: true, decision, failure: undefined, message: undefined, dropped: false };
}

function deny(injector: CompiledInjector, question: Question, error: InjectError): Reviewed {
  const body = answerText(injector, { ...question, allowed: false, message: error.message, patch: undefined });
  const refusal = { failure: error.code, message: error.message, dropped: injector.compat === "exact" && error.panics };
  return { ...told(question), body, allowed: false, decision: undefined, ...refusal };
}

function told({ uid, namespace, name }: Question): Pick<Reviewed, "uid" | "namespace" | "name"> {
  return { uid, namespace, name };
}
