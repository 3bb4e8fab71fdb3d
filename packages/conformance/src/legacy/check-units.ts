import { checkMessage } from "../compare/check-message.ts";
import { firstDifference } from "../compare/first-difference.ts";
import type { Json } from "../json.ts";
import type { Findings } from "../report/outcome.ts";
import type { Result, Server } from "../subject/subject.ts";
import { expectEqual } from "./check-envelope.ts";
import type { FunctionRow, ValidatorRow } from "./manifest.ts";
import { readReviewAnswer } from "./review-answer.ts";

/** The name of a validator's row as a case. */
export function validatorName(row: ValidatorRow, index: number): string {
  return `validators/${index} ${row.annotation}=${JSON.stringify(row.value)}`;
}

/** The name of a function's row as a case. */
export function functionName(row: FunctionRow, index: number): string {
  return `functions/${index} ${row.func}(${row.args.map((arg) => JSON.stringify(arg)).join(",")})`.slice(0, 120);
}

/** Sends a pod that carries the annotation and compares the whole message of the denial, or that there is none. */
export async function checkValidator(findings: Findings, server: Result<Server>, row: ValidatorRow): Promise<void> {
  findings.parts++;
  const part = "answer";
  if ("error" in server) return findings.differ(part, { path: "load", expected: "loads", got: server.error });
  const metadata = { name: "web-1", namespace: "prod", annotations: { [row.annotation]: row.value } };
  const request = { uid: "u", namespace: "prod", object: { metadata, spec: { containers: [{ name: "app" }] } } };
  const review = { apiVersion: "admission.k8s.io/v1beta1", kind: "AdmissionReview", request };
  const question = { method: "POST", path: "/inject", contentType: "application/json", body: JSON.stringify(review) };
  const answer = readReviewAnswer((await server.value.ask(question)).body);
  expectEqual(findings, part, ["$.response.allowed", row.valid, answer?.allowed]);
  checkMessage(findings, { part, path: "message", expected: row.whole, got: answer?.message ?? "" });
}

/** Compares what a template function gave with what Go's gave. */
export function checkFunction(findings: Findings, got: Result<Json>, row: FunctionRow): void {
  findings.parts++;
  const part = "result";
  if ("error" in got) return findings.differ(part, { path: "error", expected: row.out, got: got.error });
  findings.differ(part, firstDifference(row.out, got.value, "out"));
}
