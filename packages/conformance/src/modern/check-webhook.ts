import { applyPatch } from "../compare/patch.ts";
import { allDifferences } from "../compare/all-differences.ts";
import { type Json, member, parseJson } from "../json.ts";
import { readReviewAnswer } from "../legacy/review-answer.ts";
import type { Findings } from "../report/outcome.ts";
import type { Compat, Result } from "../subject/subject.ts";
import { checkAnswer } from "./check-answer.ts";
import { checkDenial } from "./check-denial.ts";
import { type GoldenReview, type ModernCase, type ModernFolder } from "./manifest.ts";
import { expectedPod } from "./expected-pod.ts";
import type { ModernInjector, ModernSubject } from "./subject.ts";

/** What the reviews of a case are asked of. */
export interface Asked {
  readonly folder: ModernFolder;
  readonly golden: ModernCase;
  readonly injector: Result<ModernInjector>;
  readonly compat: Compat;
  readonly release: string;
  readonly subject: ModernSubject;
}

/** Asks every review of a case and compares the answers with the recorded ones. */
export function checkWebhook(findings: Findings, asked: Asked): void {
  for (const [index, review] of asked.golden.webhook.entries()) {
    findings.parts++;
    checkReview(findings, asked, { part: review.path === "/inject" ? `review ${index}` : review.path, review });
  }
}

interface Part {
  readonly part: string;
  readonly review: GoldenReview;
}

function checkReview(findings: Findings, asked: Asked, { part, review }: Part): void {
  const { injector, folder, compat } = asked;
  if (review.response === undefined) return checkRefusal(findings, injector, { part, review });
  if ("error" in injector) return findings.differ(part, { path: "load", expected: "loads", got: injector.error });
  const body = folder.text(review.review);
  const got = injector.value.review(body, review.path);
  const question = parseJson(body);
  checkAgain(findings, part, { body, got, ask: (text) => injector.value.review(text, review.path) });
  const recorded = review.patched === null ? null : folder.json(review.patched);
  const patched = expectedPod(recorded, asked.golden.settings, injector.value.version);
  const isUnapplied = review.patch !== null && review.patched === null;
  const identical = hasRecordedPatch(asked, review, got);
  const isGosAffair = identical || (isUnapplied && compat === "exact");
  checkAnswer(findings, { part, compat, question, expected: folder.text(review.response), got, patched, isGosAffair });
  if (isUnapplied && !identical) checkTypedResult(findings, asked, { part, question, review, got });
}

interface Asking {
  readonly body: string;
  readonly got: string;
  readonly ask: (body: string) => string;
}

/** The next pod that is just the same, but for the uid of its request, is answered just the same: nothing is remembered wrong. */
function checkAgain(findings: Findings, part: string, { body, got, ask }: Asking): void {
  const uid = member(member(parseJson(body), "request"), "uid");
  if (typeof uid !== "string" || uid === "") return;
  const renamed = (text: string): string => text.replaceAll(JSON.stringify(uid), '"another"');
  const again = ask(renamed(body));
  if (again !== renamed(got)) findings.differ(part, { path: "the second answer", expected: renamed(got), got: again });
}

/** Whether our operations are the recorded ones in their order, but for the version that Istio's own tests give a template by hand. */
function hasRecordedPatch({ folder, golden, injector }: Asked, { patch }: GoldenReview, got: string): boolean {
  if (patch === null || "error" in injector) return false;
  const written = (version: string): string => JSON.stringify(JSON.stringify({ version })).slice(2, -2);
  const byHand = written(golden.settings.sidecarTemplateVersion ?? "");
  const expected = JSON.stringify(folder.json(patch)).replace(byHand, written(injector.value.version));
  return JSON.stringify(readReviewAnswer(got)?.patch ?? null) === expected;
}

/** The configuration does not load, and says so in Go's words; what it was that did not load stands before them. */
function checkRefusal(findings: Findings, injector: Result<ModernInjector>, { part, review }: Part): void {
  const expected = (review.error ?? "").replace(/^(?:config|mesh|values): /, "");
  checkDenial(findings, part, { expected, got: "error" in injector ? injector.error : "loads" });
}

interface Unapplied extends Part {
  readonly question: Json | undefined;
  readonly got: string;
}

/**
 * Go's patch is made for the pod as its types hold it, and does not apply to the pod as it was sent. Applied to the former it makes
 * what Go wanted; ours, applied to the latter (under `exact` to the former, too), must be that to Go's types.
 */
function checkTypedResult(findings: Findings, asked: Asked, { part, question, review, got }: Unapplied): void {
  const { subject, release, folder } = asked;
  const object = member(member(question, "request"), "object") ?? null;
  const typed = subject.typedPod(release, object);
  const answer = readReviewAnswer(got);
  if ("error" in typed || answer?.patch === undefined) return;
  const whole = withParents(typed.value);
  const wanted = applyPatch(whole, folder.json(review.patch ?? ""));
  const made = applyPatch(asked.compat === "exact" ? whole : object, answer.patch);
  if ("error" in wanted || "error" in made) {
    const error = "error" in wanted ? `Go's: ${wanted.error}` : "error" in made ? `ours: ${made.error}` : "";
    return findings.differ(part, { path: "typed result", expected: "applies", got: error });
  }
  const version = "value" in asked.injector ? asked.injector.value.version : "";
  const expected = expectedPod(typedAgain(asked, wanted.pod), asked.golden.settings, version);
  for (const difference of allDifferences(expected, typedAgain(asked, made.pod), "typed"))
    findings.differ(part, difference);
}

function typedAgain({ subject, release }: Asked, pod: Json): Json {
  const typed = subject.typedPod(release, pod);
  return "error" in typed ? pod : typed.value;
}

/** Up to 1.8 the operations are written by hand, and add below maps and lists that may not be there. */
function withParents(pod: Json): Json {
  const metadata = member(pod, "metadata") ?? {};
  const spec = member(pod, "spec") ?? {};
  return {
    ...(pod as object),
    metadata: { labels: {}, annotations: {}, ...(metadata as object) },
    spec: spec as Json,
  };
}
