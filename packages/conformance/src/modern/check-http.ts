import { applyPatch } from "../compare/patch.ts";
import { member, parseJson } from "../json.ts";
import { readReviewAnswer } from "../legacy/review-answer.ts";
import type { Findings } from "../report/outcome.ts";
import type { Compat, Result } from "../subject/subject.ts";
import { checkAnswer } from "./check-answer.ts";
import { expectedPod } from "./expected-pod.ts";
import type { GoldenRequest, ModernFolder } from "./manifest.ts";
import type { ModernInjector } from "./subject.ts";

/** A request, and what it is asked of. */
export interface AskedRequest {
  readonly folder: ModernFolder;
  readonly golden: GoldenRequest;
  readonly injector: Result<ModernInjector>;
  readonly compat: Compat;
}

const part = "request";

/** Sends one recorded request through the app and compares status, type and answer; what holds no review is compared byte for byte. */
export async function checkHttp(findings: Findings, asked: AskedRequest): Promise<void> {
  findings.parts++;
  const { folder, golden, injector, compat } = asked;
  if ("error" in injector) return findings.differ(part, { path: "load", expected: "loads", got: injector.error });
  const { method, path, contentType } = golden;
  const answer = await injector.value.server.ask({ method, path, contentType, body: folder.bytes(golden.body) });
  const expected = folder.text(golden.response);
  const review = readReviewAnswer(expected);
  const isReview = review !== undefined;
  const type = isReview && compat === "fixed" ? "application/json" : golden.responseContentType;
  const gotType = answer.headers.get("content-type");
  if (answer.status !== golden.status) {
    findings.differ(part, { path: "http.status", expected: golden.status, got: answer.status });
  }
  if (gotType !== type) findings.differ(part, { path: "header.Content-Type", expected: type, got: gotType });
  if (!isReview) {
    if (answer.body !== expected) findings.differ(part, { path: "http.body", expected, got: answer.body });
    return;
  }
  const question = parseJson(folder.text(golden.body));
  const object = member(member(question, "request"), "object");
  const applied = review.patch === undefined ? undefined : applyPatch(object, review.patch);
  const made = applied !== undefined && "pod" in applied ? applied.pod : null;
  const patched = expectedPod(made, golden.settings, injector.value.version);
  checkAnswer(findings, { part, compat, question, expected, got: answer.body, patched });
}
