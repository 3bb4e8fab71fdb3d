import { checkMessage } from "../compare/check-message.ts";
import { firstDifference } from "../compare/first-difference.ts";
import { comparePatch, comparePatched } from "../compare/patch.ts";
import { member } from "../json.ts";
import type { Findings } from "../report/outcome.ts";
import type { Answer, Compat, Result, Server } from "../subject/subject.ts";
import { checkEnvelope, expectEqual } from "./check-envelope.ts";
import type { GoldenReview } from "./manifest.ts";
import { type ReviewAnswer, readReviewAnswer } from "./review-answer.ts";

/** Asks a server every review of a case and compares the answers with the recorded ones. */
export async function checkReviews(
  findings: Findings,
  server: Result<Server>,
  { reviews, compat }: { readonly reviews: readonly GoldenReview[]; readonly compat: Compat },
): Promise<void> {
  for (const golden of reviews) {
    findings.parts++;
    if ("error" in server) {
      checkRefusedAtLoad(findings, golden, { error: server.error, compat });
      continue;
    }
    const body = JSON.stringify(golden.review);
    const answer = await server.value.ask({ method: "POST", path: "/inject", contentType: "application/json", body });
    checkAnswer(findings, golden, { answer, compat });
  }
}

/**
 * Under `fixed` a template that does not parse is refused when it is loaded; the releases answered each review with that text (1.1
 * and later) or panicked with it (1.0). It must be that text.
 */
function checkRefusedAtLoad(
  findings: Findings,
  golden: GoldenReview,
  { error, compat }: { readonly error: string; readonly compat: Compat },
): void {
  if (golden.allowed || compat === "exact")
    return findings.differ(golden.name, { path: "load", expected: "loads", got: error });
  checkMessage(findings, { part: golden.name, path: "load", expected: golden.panic ?? golden.message, got: error });
}

function checkAnswer(
  findings: Findings,
  golden: GoldenReview,
  { answer, compat }: { readonly answer: Answer; readonly compat: Compat },
): void {
  const part = golden.name;
  if (golden.panic !== undefined && compat === "exact") {
    return expectEqual(findings, part, ["connection dropped", true, answer.dropped]);
  }
  expectEqual(findings, part, ["http.status", golden.panic === undefined ? golden.httpStatus : 200, answer.status]);
  const review = readReviewAnswer(answer.body);
  if (review === undefined) {
    return findings.differ(part, { path: "http.body", expected: "an AdmissionReview", got: answer.body });
  }
  checkEnvelope(findings, { part, compat, question: golden.review, answer, review });
  if (golden.panic === undefined) checkResponse(findings, golden, { review, compat });
  else checkDenialForPanic(findings, golden, review);
}

function checkResponse(
  findings: Findings,
  golden: GoldenReview,
  { review, compat }: { readonly review: ReviewAnswer; readonly compat: Compat },
): void {
  const part = golden.name;
  if (golden.allowed && review.allowed === false && review.message !== undefined) {
    return findings.differ(part, { path: "$.response.allowed", expected: true, got: `denied: ${review.message}` });
  }
  expectEqual(findings, part, ["$.response.allowed", golden.allowed, review.allowed]);
  expectEqual(findings, part, ["$.response.uid", golden.responseUID, review.uid]);
  if (golden.message !== "" || review.message !== undefined) {
    const unordered = golden.nondeterministicMessage === true;
    checkMessage(findings, { part, path: "message", expected: golden.message, got: review.message, unordered });
  }
  expectEqual(findings, part, ["$.response.patchType", golden.patchType, review.patchType]);
  const operations = comparePatch(golden.patch, review.patch);
  findings.differ(part, operations);
  if (operations === undefined && golden.patched !== null) {
    const object = member(golden.review["request"], "object");
    findings.differ(part, comparePatched(object, review.patch, golden.patched));
  }
  findings.differ(part, firstDifference(expectedKeys(golden, compat), review.keys, "keys"));
}

/** Ours denies where Go's handler panicked: the uid of the question, a message, no operation. */
function checkDenialForPanic(findings: Findings, golden: GoldenReview, review: ReviewAnswer): void {
  const part = golden.name;
  const uid = member(golden.review["request"], "uid") ?? "";
  expectEqual(findings, part, ["$.response.allowed", false, review.allowed]);
  expectEqual(findings, part, ["$.response.uid", uid, review.uid]);
  expectEqual(findings, part, ["$.response.patch", undefined, review.patch]);
  if (review.message === undefined || review.message === "") {
    findings.differ(part, { path: "message", expected: "a message", got: review.message });
  }
}

function expectedKeys(golden: GoldenReview, compat: Compat): readonly string[] {
  const echoed = compat === "fixed" ? ["apiVersion", "kind"] : [];
  return [...echoed, ...(golden.responseKeys ?? [])].sort();
}
