import { checkMessage } from "../compare/check-message.ts";
import { comparePatch } from "../compare/patch.ts";
import { type Json, member, parseJson } from "../json.ts";
import type { Findings } from "../report/outcome.ts";
import type { Answer, Compat, Result, Server } from "../subject/subject.ts";
import { checkEnvelope, expectEqual } from "./check-envelope.ts";
import type { GoldenHttp } from "./manifest.ts";
import { type ReviewAnswer, readReviewAnswer } from "./review-answer.ts";

const part = "request";

interface HttpExchange {
  readonly golden: GoldenHttp;
  readonly answer: Answer;
  readonly compat: Compat;
}

/** Sends one recorded request and compares the response: bytes under `exact`, and but for the listed differences under `fixed`. */
export async function checkHttp(
  findings: Findings,
  server: Result<Server>,
  { golden, compat }: { readonly golden: GoldenHttp; readonly compat: Compat },
): Promise<void> {
  findings.parts++;
  if ("error" in server) return findings.differ(part, { path: "load", expected: "loads", got: server.error });
  const answer = await server.value.ask({
    method: golden.method,
    path: golden.path,
    contentType: golden.contentType ?? "",
    body: Buffer.from(golden.bodyBase64, "base64"),
  });
  const exchange = { golden, answer, compat };
  if (golden.panic !== undefined) return checkPanicked(findings, exchange);
  expectEqual(findings, part, ["http.status", golden.status, answer.status]);
  const expected = readReviewAnswer(golden.response ?? "");
  if (expected === undefined) return checkPlain(findings, exchange);
  checkReviewBody(findings, expected, exchange);
}

/** A refusal, a redirect or a page that is not there: the same headers and bytes in either mode. A HEAD has no body. */
function checkPlain(findings: Findings, { golden, answer }: HttpExchange): void {
  for (const [name, value] of Object.entries(golden.headers ?? {})) {
    expectEqual(findings, part, [`header.${name}`, value, answer.headers.get(name.toLowerCase())]);
  }
  if (golden.method !== "HEAD") expectEqual(findings, part, ["http.body", golden.response ?? "", answer.body]);
}

function checkReviewBody(findings: Findings, expected: ReviewAnswer, exchange: HttpExchange): void {
  const { golden, answer, compat } = exchange;
  const review = readReviewAnswer(answer.body);
  if (review === undefined) {
    return findings.differ(part, { path: "http.body", expected: golden.response ?? "", got: answer.body });
  }
  checkEnvelope(findings, { part, compat, question: questionOf(golden), answer, review });
  if (compat === "fixed" && isRefusalOfV1(expected)) return checkAcceptedV1(findings, review);
  expectEqual(findings, part, ["$.response.allowed", expected.allowed, review.allowed]);
  expectEqual(findings, part, ["$.response.uid", expected.uid, review.uid]);
  expectEqual(findings, part, ["$.response.patchType", expected.patchType, review.patchType]);
  findings.differ(part, comparePatch(expected.patch, review.patch));
  const texts = findings.texts.length;
  if (expected.message !== undefined || review.message !== undefined) {
    checkMessage(findings, { part, path: "message", expected: expected.message ?? "", got: review.message });
  }
  const wordsDiffer = findings.texts.length > texts;
  if (findings.differences.length === 0 && !wordsDiffer) checkBytes(findings, exchange);
}

const V1_REFUSAL = 'no kind "AdmissionReview" is registered for version "admission.k8s.io/v1"';

/** Whether Go's own answer is that it does not know reviews of admission.k8s.io/v1, the only ones that are sent since Kubernetes 1.22. */
function isRefusalOfV1({ message = "" }: ReviewAnswer): boolean {
  return message === V1_REFUSAL || message.startsWith(`${V1_REFUSAL} `);
}

/** Ours to a review that Go refuses for its version alone: the pod is injected. */
function checkAcceptedV1(findings: Findings, review: ReviewAnswer): void {
  expectEqual(findings, part, ["$.response.allowed", true, review.allowed]);
  expectEqual(findings, part, ["$.response.patchType", "JSONPatch", review.patchType]);
}

/** The bytes of the answer. Under `fixed` kind and apiVersion stand before the response, and nothing else is different. */
function checkBytes(findings: Findings, { golden, answer, compat }: HttpExchange): void {
  const expected = golden.response ?? "";
  if (compat === "exact") return expectEqual(findings, part, ["http.body", expected, answer.body]);
  const from = expected.indexOf('"response":');
  const tail = expected.slice(from);
  if (!answer.body.trimEnd().endsWith(tail.trimEnd())) {
    findings.differ(part, { path: "http.body", expected: `…${tail}`, got: answer.body });
  }
}

/** The Go handler panicked and dropped the connection; ours answers a denial, and drops it only under `exact`. */
function checkPanicked(findings: Findings, { golden, answer, compat }: HttpExchange): void {
  if (compat === "exact") return expectEqual(findings, part, ["connection dropped", true, answer.dropped]);
  expectEqual(findings, part, ["http.status", 200, answer.status]);
  const review = readReviewAnswer(answer.body);
  if (review === undefined) return findings.differ(part, { path: "http.body", expected: "a denial", got: answer.body });
  const question = questionOf(golden);
  checkEnvelope(findings, { part, compat, question, answer, review });
  expectEqual(findings, part, ["$.response.allowed", false, review.allowed]);
  expectEqual(findings, part, ["$.response.uid", member(member(question, "request"), "uid") ?? "", review.uid]);
  if (review.message === undefined || review.message === "") {
    findings.differ(part, { path: "message", expected: "a message", got: review.message });
  }
}

function questionOf(golden: GoldenHttp): Json | undefined {
  return parseJson(
    Buffer.from(golden.bodyBase64, "base64")
      .toString("utf8")
      .replace(/^\uFEFF/, ""),
  );
}
