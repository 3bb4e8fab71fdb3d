import { expect, test } from "vitest";
import { Findings } from "../report/outcome.ts";
import type { Answer, Compat } from "../subject/subject.ts";
import { checkHttp } from "./check-http.ts";
import type { GoldenHttp } from "./manifest.ts";

const question = { kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1", request: { uid: "u" } };
const response = '{"response":{"uid":"u","allowed":true}}';
const echoed = '{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","response":{"uid":"u","allowed":true}}';
const denial =
  '{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","response":{"uid":"u","allowed":false,"status":{"message":"m"}}}';
const reviewed = golden({ status: 200, response, headers: { "Content-Type": "text/plain; charset=utf-8" } });
const refused = golden({ status: 415, response: "no\n", headers: { "X-Content-Type-Options": "nosniff" } });
const head = golden({ status: 400, method: "HEAD", response: "no body found\n" });
const panicked = golden({ status: 0, panic: "nil pointer dereference" });

const rows: [name: string, golden: GoldenHttp, compat: Compat, answer: Answer, paths: string[]][] = [
  ["a review, echoed", reviewed, "fixed", json(echoed), []],
  ["a review, a line feed at its end", reviewed, "fixed", json(`${echoed}\n`), []],
  ["a review that is not echoed", reviewed, "fixed", json(response), ["$.kind", "$.apiVersion"]],
  ["a review as text", reviewed, "fixed", plain(200, echoed), ["header.Content-Type"]],
  ["a review, exact", reviewed, "exact", plain(200, response), []],
  ["an echo, exact", reviewed, "exact", plain(200, echoed), ["$.kind", "$.apiVersion"]],
  ["other bytes, exact", reviewed, "exact", plain(200, '{"response":{"allowed":true,"uid":"u"}}'), ["http.body"]],
  ["another status", refused, "fixed", plain(400, "no\n"), ["http.status"]],
  ["another text", refused, "fixed", plain(415, "yes\n"), ["http.body"]],
  [
    "another header",
    refused,
    "fixed",
    { ...plain(415, "no\n"), headers: new Map() },
    ["header.X-Content-Type-Options"],
  ],
  ["a HEAD without its body", head, "fixed", plain(400, ""), []],
  ["a denial for a panic", panicked, "fixed", json(denial), []],
  [
    "a drop for a panic under fixed",
    panicked,
    "fixed",
    { ...plain(0, ""), dropped: true },
    ["http.status", "http.body"],
  ],
  ["a permission for a panic", panicked, "fixed", json(echoed), ["$.response.allowed", "message"]],
  ["a drop for a panic", panicked, "exact", { ...plain(0, ""), dropped: true }, []],
  ["a denial for a panic under exact", panicked, "exact", plain(200, denial), ["connection dropped"]],
];

function golden(changes: Partial<GoldenHttp>): GoldenHttp {
  const bodyBase64 = Buffer.from(JSON.stringify(question)).toString("base64");
  return { method: "POST", path: "/inject", contentType: "application/json", bodyBase64, status: 200, ...changes };
}

function json(body: string): Answer {
  return { status: 200, headers: new Map([["content-type", "application/json"]]), body, dropped: false };
}

function plain(status: number, body: string): Answer {
  const headers = new Map([
    ["content-type", "text/plain; charset=utf-8"],
    ["x-content-type-options", "nosniff"],
  ]);
  return { status, headers, body, dropped: false };
}

test.each(rows)("checkHttp(): %s", async (...[, recorded, compat, answer, paths]) => {
  const findings = new Findings();
  await checkHttp(findings, { value: { ask: () => Promise.resolve(answer) } }, { golden: recorded, compat });
  expect(findings.differences.map((difference) => difference.path)).toEqual(paths);
});

test("checkHttp() asks with the recorded bytes and type", async () => {
  const asked: unknown[] = [];
  const ask = (sent: unknown): Promise<Answer> => {
    asked.push(sent);
    return Promise.resolve(plain(415, "no\n"));
  };
  const recorded = golden({ status: 415, response: "no\n", method: "PUT", path: "//inject?a=b", bodyBase64: "AAH/" });
  delete (recorded as { contentType?: string }).contentType;
  await checkHttp(new Findings(), { value: { ask } }, { golden: recorded, compat: "fixed" });
  expect(asked).toEqual([{ method: "PUT", path: "//inject?a=b", contentType: "", body: Buffer.from([0, 1, 255]) }]);
});
