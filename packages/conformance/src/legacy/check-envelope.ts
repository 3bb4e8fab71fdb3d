import { type Json, member } from "../json.ts";
import type { Findings } from "../report/outcome.ts";
import type { Answer, Compat } from "../subject/subject.ts";
import type { ReviewAnswer } from "./review-answer.ts";

/** An answer beside the question that it belongs to. */
export interface Exchange {
  readonly part: string;
  readonly compat: Compat;
  /** The review as sent; undefined where the body was none. */
  readonly question: Json | undefined;
  readonly answer: Answer;
  readonly review: ReviewAnswer;
}

/**
 * Checks what stands around a review's answer. Under `fixed` it carries kind and apiVersion of the question and is served as
 * JSON; under `exact` it is as every legacy release sent it: neither, and text/plain.
 */
export function checkEnvelope(findings: Findings, exchange: Exchange): void {
  const { part, compat, question, answer, review } = exchange;
  const type = answer.headers.get("content-type");
  if (compat === "exact") {
    expectEqual(findings, part, ["header.Content-Type", "text/plain; charset=utf-8", type]);
    expectEqual(findings, part, ["$.kind", undefined, review.kind]);
    expectEqual(findings, part, ["$.apiVersion", undefined, review.apiVersion]);
    return;
  }
  expectEqual(findings, part, ["header.Content-Type", "application/json", type]);
  expectEqual(findings, part, ["$.kind", named(member(question, "kind"), "AdmissionReview"), review.kind]);
  const version = named(member(question, "apiVersion"), "admission.k8s.io/v1beta1");
  expectEqual(findings, part, ["$.apiVersion", version, review.apiVersion]);
}

/** Notes a difference between two plain values. */
export function expectEqual(
  findings: Findings,
  part: string,
  [path, expected, got]: readonly [path: string, expected: Json | undefined, got: Json | undefined],
): void {
  if (expected !== got) findings.differ(part, { path, expected, got });
}

function named(value: Json | undefined, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}
