import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { Answer, Question, Subject } from "../subject/subject.ts";
import { parseArguments } from "./arguments.ts";
import { runGoldens } from "./run-goldens.ts";

/** What the fake injector answers for a review: the operations, or a denial. */
type Reply = { patch?: Json; message?: string };

const ops = [{ op: "add", path: "/spec/containers/-", value: { name: "istio-proxy" } }];
const pod = { metadata: { name: "a" }, spec: { containers: [{ name: "app" }] } };
const patched = { metadata: { name: "a" }, spec: { containers: [{ name: "app" }, { name: "istio-proxy" }] } };
const review = { apiVersion: "admission.k8s.io/v1beta1", kind: "AdmissionReview", request: { uid: "u1", object: pod } };
const golden = {
  name: "pod a",
  review,
  allowed: true,
  message: "",
  patchType: "JSONPatch",
  patch: ops,
  patched,
  httpStatus: 200,
  responseUID: "u1",
  responseKeys: ["response", "response.allowed", "response.patch", "response.patchType", "response.uid"],
};
const denied = {
  ...golden,
  name: "denied",
  review: { ...review, request: { ...review.request, uid: "u2" } },
  responseUID: "u2",
  allowed: false,
  message: "error converting YAML to JSON: yaml: line 3: words of the scanner",
  patchType: undefined,
  patch: null,
  patched: null,
  responseKeys: ["response", "response.allowed", "response.status", "response.uid"],
};
const http = { method: "POST", path: "/inject", contentType: "text/plain", bodyBase64: "eA==", status: 415 };
const manifest = {
  istio: "9.9.9",
  cases: [
    {
      name: "good",
      kind: "webhook",
      source: "extra",
      config: "config.yaml",
      mesh: "mesh.yaml",
      webhook: [golden, denied],
    },
    { name: "no pod", kind: "webhook", source: "helm", config: "config.yaml", mesh: "mesh.yaml" },
    {
      name: "type",
      kind: "http",
      source: "extra",
      config: "config.yaml",
      mesh: "mesh.yaml",
      http: { ...http, response: "no\n" },
    },
    { name: "mesh/0", kind: "mesh", source: "extra", settings: { mesh: "a: 1", resolved: { a: 1 } } },
    {
      name: "config/0",
      kind: "config",
      source: "extra",
      settings: { config: "x" },
      error: "json: cannot unmarshal string",
    },
    { name: "table", kind: "injectRequired", source: "upstream", injectRequired: [row("on", true), row("off", false)] },
    { name: "file", kind: "kube-inject", source: "upstream", input: "a", expected: "b" },
  ],
};
const units = {
  validators: [{ annotation: "a", value: "bad", valid: false, error: "bad", whole: "whole: bad" }],
  functions: [{ func: "double", args: [2], out: 4 }],
};

let folder = "";
let lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "goldens-"));
  lines = [];
  mkdirSync(join(folder, "9.9"));
  mkdirSync(join(folder, "lists"));
  writeFileSync(join(folder, "9.9", "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "9.9", "units.json"), JSON.stringify(units));
  writeFileSync(join(folder, "9.9", "config.yaml"), "policy: enabled");
  writeFileSync(join(folder, "9.9", "mesh.yaml"), "");
});

afterEach(() => rmSync(folder, { recursive: true }));

function row(name: string, required: boolean): Json {
  return { config: { policy: "enabled" }, hostNetwork: !required, metadata: { name }, required };
}

/** A fake injector: right in everything but for what a test changes. */
function fake(changes: Partial<Record<"u1" | "u2", Reply>> = {}): Subject {
  const replies: Record<string, Reply> = {
    u1: { patch: ops },
    u2: { message: "error converting YAML to JSON: yaml: line 3: other words" },
    u: { message: "whole: bad" },
    "row 0 on": { patch: [] },
    "row 1 off": {},
    ...changes,
  };
  return {
    modern: {
      isBuiltIn: () => false,
      open: () => ({ error: "no modern release" }),
      resolveMesh: () => ({ error: "no modern release" }),
      typedPod: (_release, pod) => ({ value: pod }),
    },
    serve: () => ({ value: { ask: (question) => Promise.resolve(answer(question, replies)) } }),
    injectFile: () => ({ error: "no file" }),
    resolveMesh: () => ({ value: { a: 1 } }),
    parseConfig: () => ({ error: "json: cannot unmarshal string" }),
    callFunction: (_release, _name, [value]) => ({ value: Number(value) * 2 }),
  };
}

function answer(question: Question, replies: Record<string, Reply>): Answer {
  if (question.contentType !== "application/json") {
    return { status: 415, headers: new Map(), body: "no\n", dropped: false };
  }
  const asked = JSON.parse(String(question.body)) as typeof review;
  const { uid } = asked.request;
  const reply = replies[uid] ?? {};
  const patch =
    reply.patch === undefined
      ? {}
      : { patch: Buffer.from(JSON.stringify(reply.patch)).toString("base64"), patchType: "JSONPatch" };
  const status = reply.message === undefined ? {} : { status: { message: reply.message } };
  const response = { uid, allowed: reply.message === undefined, ...status, ...patch };
  const body = JSON.stringify({ kind: asked.kind, apiVersion: asked.apiVersion, response });
  return { status: 200, headers: new Map([["content-type", "application/json"]]), body, dropped: false };
}

function run(argv: readonly string[], subject: Subject = fake(), environment: NodeJS.ProcessEnv = {}): Promise<number> {
  return runGoldens(parseArguments(argv), {
    repository: folder,
    lists: join(folder, "lists"),
    claimed: ["9.9"],
    environment: { OUTRIGGER_GOLDENS: folder, ...environment },
    subject,
    print: (line) => lines.push(line),
  });
}

test("runGoldens() prints the release's line and the sum", async () => {
  expect(await run([])).toBe(0);
  expect(lines[0]).toBe(
    "9.9  webhook 2/2  http 1/1  mesh 1/1  config 1/1  injectRequired 1/1  units 2/2  kube-inject 0/1",
  );
  expect(lines).toContain("  1 cases hold no pod to ask for: only that their configuration loads was checked");
  expect(lines).toContain("  not claimed yet: kube-inject");
  expect(lines.some((line) => line.startsWith("  1 text differs"))).toBe(true);
  expect(lines.at(-1)).toBe("8 passed, 0 failed");
});

test("runGoldens() names a failing case with the first place that differs", async () => {
  const wrong = [{ op: "add", path: "/spec/containers/-", value: { name: "other" } }];
  expect(await run([], fake({ u1: { patch: wrong } }))).toBe(1);
  expect(lines.slice(0, 5)).toEqual([
    "9.9  webhook 1/2  http 1/1  mesh 1/1  config 1/1  injectRequired 1/1  units 2/2  kube-inject 0/1",
    "  FAIL webhook good (1 of 2)",
    "    pod a at patch[0].value.name",
    '      expected "istio-proxy"',
    '      got      "other"',
  ]);
  expect(lines.at(-1)).toBe("7 passed, 1 failed");
});

test("runGoldens() tells a wrong denial from one whose scanner words differ", async () => {
  expect(await run([], fake({ u2: { message: "something else" } }))).toBe(1);
  expect(lines).toContain("    denied at message");
});

test("runGoldens() neither passes nor fails what is listed", async () => {
  writeFileSync(join(folder, "lists", "9.9.txt"), 'webhook good | "pod a": cannot be reproduced\n');
  expect(await run([], fake({ u1: {} }))).toBe(0);
  expect(lines[0]).toContain("webhook 1/2");
  expect(lines).toContain("  1 expected failures listed, 1 cases of this run among them");
  expect(lines.at(-1)).toBe("7 passed, 0 failed");
});

test("runGoldens() fails a listed case that passes, and a line that names no case", async () => {
  writeFileSync(join(folder, "lists", "9.9.txt"), "webhook good: was wrong once\nwebhook gone: was a case once\n");
  expect(await run([])).toBe(1);
  expect(lines).toContain("    passes, but is listed as an expected failure: was wrong once");
  expect(lines).toContain("  FAIL no such case, but listed as an expected failure: webhook gone");
  expect(lines.at(-1)).toBe("7 passed, 2 failed");
});

test("runGoldens() counts only what a selection ran", async () => {
  expect(await run(["--kind", "webhook", "--case", "denied"])).toBe(0);
  expect(lines[0]).toBe("9.9  webhook 1/1");
  expect(lines.at(-1)).toBe("1 passed, 0 failed");
});

test("runGoldens() under exact expects Go's envelope", async () => {
  expect(await run(["--compat", "exact", "--kind", "webhook"])).toBe(1);
  expect(lines).toContain("    pod a at header.Content-Type");
});

test("runGoldens() groups failing cases by where they differ", async () => {
  await run(["--summary", "--kind", "webhook"], fake({ u1: {} }));
  expect(lines.slice(1, 3)).toEqual(["  1 x $.response.patchType", '      expected "JSONPatch"']);
  expect(lines).toContain("      in       webhook good");
});

test("runGoldens() appends what fails to the list, but not in CI", async () => {
  const file = join(folder, "lists", "9.9.txt");
  writeFileSync(file, "# why\n");
  expect(await run(["--write-ratchet"], fake({ u1: {} }))).toBe(1);
  expect(readFileSync(file, "utf8")).toBe("# why\nwebhook good: differs at $.response.patchType\n");
  expect(await run([], fake({ u1: {} }))).toBe(0);
  await expect(run(["--write-ratchet"], fake(), { CI: "true" })).rejects.toThrow("only shrink");
});

test("runGoldens() prints at most --limit failing cases", async () => {
  await run(["--limit", "0"], fake({ u1: {} }));
  expect(lines).toContain("  … and 1 more failing cases");
});

test("runGoldens() says that it ran without goldens, and fails for it in CI", async () => {
  const nowhere = { OUTRIGGER_GOLDENS: join(folder, "nowhere") };
  expect(await run([], fake(), nowhere)).toBe(0);
  expect(lines[0]).toMatch(/^9\.9 {2}ran without goldens: no /);
  expect(lines.at(-1)).toBe("0 passed, 0 failed");
  expect(await run([], fake(), { ...nowhere, CI: "true" })).toBe(1);
});

test("runGoldens() runs the releases that are named instead of those that are claimed", async () => {
  expect(await run(["--release", "8.8"])).toBe(0);
  expect(lines[0]).toMatch(/^8\.8 {2}ran without goldens/);
});
