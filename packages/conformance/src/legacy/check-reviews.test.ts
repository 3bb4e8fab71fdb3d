import { expect, test } from "vitest";
import { Findings } from "../report/outcome.ts";
import type { Answer, Compat, Result, Server } from "../subject/subject.ts";
import { checkReviews } from "./check-reviews.ts";
import type { GoldenReview } from "./manifest.ts";

const review = {
  apiVersion: "admission.k8s.io/v1beta1",
  kind: "AdmissionReview",
  request: { uid: "u", object: { a: [1] } },
};
const patch = [{ op: "add", path: "/a/-", value: 2 }];
const base64 = Buffer.from(JSON.stringify(patch)).toString("base64");
const keys = ["response", "response.allowed", "response.uid"];
const common = { name: "r", review, httpStatus: 200, responseUID: "u", responseKeys: keys };
const skipped: GoldenReview = { ...common, allowed: true, message: "", patch: null, patched: null };
const patched: GoldenReview = {
  ...skipped,
  patch,
  patched: { a: [1, 2] },
  patchType: "JSONPatch",
  responseKeys: [...keys, "response.patch", "response.patchType"],
};
const unpatchable: GoldenReview = { ...patched, patched: null, patchApplyError: "does not apply" };
const panicked: GoldenReview = {
  ...skipped,
  allowed: false,
  responseUID: "",
  responseKeys: null,
  panic: "template: inject:5: bad",
};
const denied: GoldenReview = {
  ...skipped,
  allowed: false,
  message: "1 error:\n* b\n* a",
  responseKeys: [...keys, "response.status"],
};

function answer(response: object): Answer {
  const body = JSON.stringify({ kind: review.kind, apiVersion: review.apiVersion, response });
  return { status: 200, headers: new Map([["content-type", "application/json"]]), body, dropped: false };
}

const yes = { uid: "u", allowed: true };
const no = { uid: "u", allowed: false };
const added = { ...yes, patch: base64, patchType: "JSONPatch" };

const rows: [name: string, golden: GoldenReview, answer: Answer, paths: string[]][] = [
  ["nothing injected", skipped, answer(yes), []],
  ["injected", patched, answer(added), []],
  ["injected, of an object that the patch does not fit", unpatchable, answer(added), []],
  ["not injected", patched, answer(yes), ["$.response.patchType", "patch", "keys[4]"]],
  ["injected for nothing", skipped, answer({ ...yes, patch: "W10=" }), ["patch", "keys[4]"]],
  ["another uid", skipped, answer({ ...yes, uid: "v" }), ["$.response.uid"]],
  ["a message too many", skipped, answer({ ...yes, status: { message: "x" } }), ["message", "keys[4]"]],
  ["denied for a panic", panicked, answer({ ...no, status: { message: "m" } }), []],
  ["allowed for a panic", panicked, answer(yes), ["$.response.allowed", "message"]],
  ["denied in another order", denied, answer({ ...no, status: { message: "1 error:\n* a\n* b" } }), ["message"]],
  ["no review", skipped, { ...answer({}), body: "oops" }, ["http.body"]],
];

async function paths(golden: GoldenReview, server: Result<Server>, compat: Compat = "fixed"): Promise<string[]> {
  const findings = new Findings();
  await checkReviews(findings, server, { reviews: [golden], compat });
  return findings.differences.map((difference) => difference.path);
}

function serving(reply: Answer): Result<Server> {
  return { value: { ask: () => Promise.resolve(reply) } };
}

test.each(rows)("checkReviews(): %s", async (_, golden, reply, expected) => {
  expect(await paths(golden, serving(reply))).toEqual(expected);
});

test("checkReviews() takes a message of another order where Go's is any", async () => {
  const golden = { ...denied, nondeterministicMessage: true };
  expect(await paths(golden, serving(answer({ ...no, status: { message: "* a\n1 error:\n* b" } })))).toEqual([]);
});

test("checkReviews() wants the recorded text where a template is refused when it is loaded", async () => {
  expect(await paths(panicked, { error: "template: inject:5: bad" })).toEqual([]);
  expect(await paths(panicked, { error: "template: inject:5: other" })).toEqual(["load"]);
  expect(await paths(denied, { error: denied.message })).toEqual([]);
  expect(await paths(skipped, { error: "anything" })).toEqual(["load"]);
  expect(await paths(denied, { error: denied.message }, "exact")).toEqual(["load"]);
});

test("checkReviews() wants a dropped connection for a panic under exact", async () => {
  expect(await paths(panicked, serving({ ...answer(no), dropped: true }), "exact")).toEqual([]);
  expect(await paths(panicked, serving(answer(no)), "exact")).toEqual(["connection dropped"]);
});

test("checkReviews() finds a patch that makes another pod of the object", async () => {
  const golden = { ...patched, patched: { a: [1, 3] } };
  expect(await paths(golden, serving(answer(added)))).toEqual(["patched.a[1]"]);
});
