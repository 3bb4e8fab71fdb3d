import { allDifferences } from "../compare/all-differences.ts";
import { applyStrictly } from "../compare/apply-strictly.ts";
import { type Json, type JsonObject, member, parseJson } from "../json.ts";
import { readReviewAnswer, type ReviewAnswer } from "../legacy/review-answer.ts";
import type { Findings } from "../report/outcome.ts";
import type { Compat } from "../subject/subject.ts";
import { checkDenial } from "./check-denial.ts";

/** An answer beside the recorded one. */
export interface AnswerPair {
  readonly part: string;
  readonly compat: Compat;
  /** The review as sent; undefined where the body was none. */
  readonly question: Json | undefined;
  /** The bodies of the two responses. */
  readonly expected: string;
  readonly got: string;
  /** The pod that the recorded operations make; null where there are none. */
  readonly patched: Json;
  /**
   * Our patch need not apply as today's API servers want it: it is Go's own, operation for operation (up to 1.8), or Go's does not
   * apply either and `exact` is asked for.
   */
  readonly isGosAffair?: boolean;
}

/**
 * Compares two answers: what is said around the patch to the letter, and the patch by the pod that it makes. Where Go's order is
 * random (1.19 and later) or its diff is of typed pods, the operations themselves say nothing; ours must apply, and change something
 * each.
 */
export function checkAnswer(findings: Findings, pair: AnswerPair): void {
  const { part } = pair;
  if (isOtherOperation(pair)) return checkAnswer(findings, { ...pair, expected: skipOf(pair.expected), patched: null });
  const expected = readReviewAnswer(pair.expected);
  const got = readReviewAnswer(pair.got);
  if (expected === undefined || got === undefined) {
    return findings.differ(part, { path: "response", expected: pair.expected, got: pair.got });
  }
  if (expected.allowed !== got.allowed) {
    return findings.differ(part, { path: "allowed", expected: verdict(expected), got: verdict(got) });
  }
  checkType(findings, pair, [expected, got]);
  for (const difference of allDifferences(around(pair.expected), around(pair.got), "response"))
    findings.differ(part, difference);
  if (expected.message !== undefined || got.message !== undefined) {
    checkDenial(findings, part, { expected: expected.message ?? "", got: got.message });
  }
  checkPatch(findings, pair, [expected, got]);
}

/** Under `fixed` a pod is injected when it is made, and at no other time. */
function isOtherOperation({ compat, question, expected }: AnswerPair): boolean {
  const operation = member(member(question, "request"), "operation") ?? "";
  const hasPatch = readReviewAnswer(expected)?.patch !== undefined;
  return compat === "fixed" && operation !== "" && operation !== "CREATE" && hasPatch;
}

/** The answer that leaves the pod alone. */
function skipOf(expected: string): string {
  const review = parseJson(expected) as JsonObject;
  const uid = member(review["response"], "uid") ?? "";
  return JSON.stringify({ ...review, response: { uid, allowed: true } });
}

function verdict({ allowed, message }: ReviewAnswer): string {
  return allowed === true ? "allowed" : `denied: ${message ?? ""}`;
}

/** Under `fixed` an answer always says what kind of object it is, as the question did. */
function checkType(
  findings: Findings,
  { part, compat, question }: AnswerPair,
  [expected, got]: readonly [ReviewAnswer, ReviewAnswer],
): void {
  const isSilent = compat === "fixed" && expected.kind === undefined;
  const kind = isSilent ? named(member(question, "kind"), "AdmissionReview") : expected.kind;
  const version = isSilent ? named(member(question, "apiVersion"), "admission.k8s.io/v1beta1") : expected.apiVersion;
  if (kind !== got.kind) findings.differ(part, { path: "kind", expected: kind, got: got.kind });
  if (version !== got.apiVersion) findings.differ(part, { path: "apiVersion", expected: version, got: got.apiVersion });
}

function named(value: Json | undefined, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

/** A response without its patch and message, which are compared by their own rules. */
function around(body: string): Json {
  const response = member(parseJson(body), "response");
  const status = member(response, "status");
  const rest = Object.entries((response ?? {}) as { readonly [key: string]: Json }).filter(([key]) => key !== "patch");
  return Object.fromEntries(
    rest.map(([key, value]) => [
      key,
      key === "status" && member(status, "message") !== undefined ? without(value, "message") : value,
    ]),
  );
}

function without(value: Json, key: string): Json {
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key));
}

function checkPatch(
  findings: Findings,
  pair: AnswerPair,
  [expected, got]: readonly [ReviewAnswer, ReviewAnswer],
): void {
  const { part, patched, question } = pair;
  if (expected.patch === undefined || got.patch === undefined) {
    if (expected.patch !== got.patch)
      findings.differ(part, { path: "patch", expected: brief(expected.patch), got: brief(got.patch) });
    return;
  }
  const isExact = pair.compat === "exact";
  if (pair.isGosAffair === true) return;
  const object = member(member(question, "request"), "object") ?? null;
  const applied = applyStrictly(object, got.patch as readonly Json[]);
  if (applied.error !== undefined) findings.differ(part, { path: "patch", expected: "applies", got: applied.error });
  // Go compares typed pods, and says now and then what the raw one says already.
  const told = isExact ? namesOf(expected.patch) : [];
  for (const operation of applied.idle.filter((name) => !told.includes(name)))
    findings.differ(part, { path: "idle operation", expected: undefined, got: operation });
  if (patched === null) return;
  for (const difference of allDifferences(patched, applied.pod, "patched")) findings.differ(part, difference);
}

function namesOf(patch: Json): readonly string[] {
  const operations = patch as readonly { readonly op: string; readonly path: string }[];
  return operations.map(({ op, path }) => `${op} ${path}`);
}

function brief(patch: Json | undefined): string {
  return Array.isArray(patch) ? `a patch of ${patch.length} operations` : "no patch";
}
