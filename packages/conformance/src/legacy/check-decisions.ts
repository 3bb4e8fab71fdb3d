import type { Findings } from "../report/outcome.ts";
import type { Result, Server } from "../subject/subject.ts";
import { expectEqual } from "./check-envelope.ts";
import type { GoldenDecision } from "./manifest.ts";
import { readReviewAnswer } from "./review-answer.ts";

/** Loads an injector whose configuration is the row's and whose template adds nothing. */
export type ServeDecision = (config: string) => Result<Server>;

/** Asks for each row's pod and compares whether there is a patch: with an empty template only the status annotation is in it. */
export async function checkDecisions(
  findings: Findings,
  serve: ServeDecision,
  rows: readonly GoldenDecision[],
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    findings.parts++;
    const name = row.metadata["name"];
    const part = `row ${index} ${typeof name === "string" ? name : ""}`.trim();
    const server = serve(JSON.stringify({ ...row.config, template: "" }));
    if ("error" in server) {
      findings.differ(part, { path: "load", expected: "loads", got: server.error });
      continue;
    }
    const object = { apiVersion: "v1", kind: "Pod", metadata: row.metadata, spec: { hostNetwork: row.hostNetwork } };
    const request = { uid: part, namespace: row.metadata["namespace"] ?? "", object };
    const review = { apiVersion: "admission.k8s.io/v1beta1", kind: "AdmissionReview", request };
    const question = { method: "POST", path: "/inject", contentType: "application/json", body: JSON.stringify(review) };
    const answer = readReviewAnswer((await server.value.ask(question)).body);
    expectEqual(findings, part, ["$.response.allowed", true, answer?.allowed]);
    expectEqual(findings, part, ["required", row.required, answer?.patch !== undefined]);
  }
}
