import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { Compat, Subject } from "../subject/subject.ts";
import { openModern } from "./open-modern.ts";
import type { ModernInjector, ModernSetup } from "./subject.ts";

const pod = { metadata: { name: "a" }, spec: { containers: [{ name: "app" }] } };
const status = '{"version":"by-hand","containers":["istio-proxy"]}';
const annotations = { "sidecar.istio.io/status": status };
const containers = [{ name: "istio-proxy" }, { name: "app" }];
const review = { kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1", request: { uid: "u", object: pod } };
const skipped = { kind: review.kind, apiVersion: review.apiVersion, response: { uid: "u", allowed: true } };
const recorded = [
  { op: "add", path: "/spec/containers/1", value: { name: "app" } },
  { op: "replace", path: "/spec/containers/0", value: { name: "istio-proxy" } },
  { op: "add", path: "/metadata/annotations", value: annotations },
];
const files: Record<string, Json | string> = {
  "config.yaml": "policy: enabled",
  "values.json": "{}",
  "mesh.yaml": "{}",
  "effective.json": { a: 1 },
  "review.json": review,
  "response.json": answered(recorded),
  "patch.json": recorded,
  "patched.json": { metadata: { name: "a", annotations }, spec: { containers } },
  "skipped.json": skipped,
  "input.yaml": "a: 1\n",
  "expected.yaml": "b:\n- 1\n---\n",
};
const texts = { config: "config.yaml", values: "values.json", mesh: "mesh.yaml" };
const settings = { revision: "default", sidecarTemplateVersion: "by-hand", features: { RewriteTCPProbes: "true" } };
const common = { ...texts, settings, meshEffective: "effective.json" };
const manifest = {
  istio: "9.9.9",
  cases: [
    {
      ...common,
      id: "000-pod",
      name: "Test/[0]_pod",
      input: "input.yaml",
      kubeInjectExpected: "expected.yaml",
      kubeInject: { ran: true, warnings: ["===> careful\n"] },
      webhook: [
        {
          review: "review.json",
          path: "/inject",
          allowed: true,
          patch: "patch.json",
          patched: "patched.json",
          response: "response.json",
        },
        { review: "review.json", path: "/skip", allowed: true, patch: null, patched: null, response: "skipped.json" },
      ],
    },
  ],
  http: [
    {
      ...texts,
      settings: { revision: "" },
      name: "type",
      method: "POST",
      path: "/inject",
      contentType: "a/b",
      body: "review.json",
      status: 415,
      response: "input.yaml",
      responseContentType: "text/plain; charset=utf-8",
    },
  ],
};

const ours = [
  { op: "add", path: "/spec/containers/0", value: { name: "istio-proxy" } },
  {
    op: "add",
    path: "/metadata/annotations",
    value: { "sidecar.istio.io/status": status.replace("by-hand", "hash") },
  },
];

let folder = "";
let setups: ModernSetup[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outrigger-modern-"));
  setups = [];
  for (const [name, content] of Object.entries({ ...files, "manifest.json": manifest as Json })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function answered(patch: Json): Json {
  const response = { uid: "u", allowed: true, patch: Buffer.from(JSON.stringify(patch)).toString("base64") };
  return { kind: review.kind, apiVersion: review.apiVersion, response: { ...response, patchType: "JSONPatch" } };
}

/** A fake injector that gives these operations, and this text. */
function fake(patch: Json, output: string): Subject {
  const headers = new Map([["content-type", "text/plain; charset=utf-8"]]);
  const injector: ModernInjector = {
    version: "hash",
    server: { ask: () => Promise.resolve({ status: 415, headers, body: "a: 1\n", dropped: false }) },
    review: (body, path) => {
      const { uid } = (JSON.parse(body) as typeof review).request;
      return JSON.stringify(path === "/skip" ? skipped : answered(patch)).replace('"u"', JSON.stringify(uid));
    },
    injectFile: () => ({ value: { output, warnings: ["careful"] } }),
  };
  return {
    modern: {
      isBuiltIn: () => true,
      open: (setup) => {
        setups.push(setup);
        return { value: injector };
      },
      resolveMesh: () => ({ value: { a: 1 } }),
      typedPod: (_release, value) => ({ value }),
    },
    serve: () => ({ error: "" }),
    injectFile: () => ({ error: "" }),
    resolveMesh: () => ({ error: "" }),
    parseConfig: () => ({ error: "" }),
    callFunction: () => ({ error: "" }),
  };
}

async function run(subject: Subject, kinds: readonly string[], compat: Compat = "exact"): Promise<string[]> {
  const found: string[] = [];
  for await (const outcome of openModern("1.31", folder).run({ subject, compat, selection: { kinds: new Set(kinds) } }))
    found.push(`${outcome.kind} ${outcome.name} ${outcome.parts}`, ...outcome.differences.map(({ path }) => path));
  return found;
}

test("openModern() counts the cases of each kind", () => {
  expect([...openModern("1.31", folder).totals]).toEqual([
    ["webhook", 1],
    ["kube-inject", 1],
    ["http", 1],
    ["mesh", 1],
  ]);
});

test("openModern() compares pods, not operations", async () => {
  expect(await run(fake(ours, ""), ["webhook"])).toEqual(["webhook 000-pod 2"]);
  const [first = {}] = ours;
  expect(await run(fake([...ours, { op: "replace", path: "/metadata/name", value: "a" }], ""), ["webhook"])).toEqual([
    "webhook 000-pod 2",
    "idle operation",
  ]);
  expect(await run(fake([first], ""), ["webhook"])).toEqual(["webhook 000-pod 2", "patched.metadata.annotations"]);
  const forgetful = fake(ours, "");
  const open = (setup: ModernSetup) => {
    const injector = forgetful.modern.open(setup);
    return "error" in injector
      ? injector
      : { value: { ...injector.value, review: () => JSON.stringify(answered(ours)) } };
  };
  expect(await run({ ...forgetful, modern: { ...forgetful.modern, open } }, ["webhook"])).toContain(
    "the second answer",
  );
  expect(await run(fake([{ op: "remove", path: "/x" }], ""), ["webhook"])).toContain("patch");
});

test("openModern() hands in what a case was run with", async () => {
  await run(fake(ours, ""), ["webhook"]);
  expect(setups).toEqual([
    {
      release: "1.31",
      compat: "exact",
      config: "policy: enabled",
      values: "{}",
      mesh: "{}",
      environment: { REWRITE_TCP_PROBES: "true" },
      facts: {},
      revision: "default",
    },
  ]);
});

test("openModern() compares the text of kube-inject under exact, the objects under fixed", async () => {
  expect(await run(fake(ours, "b:\n- 1\n---\n"), ["kube-inject"])).toEqual(["kube-inject 000-pod 1"]);
  expect(await run(fake(ours, "b: [1]\n---\n"), ["kube-inject"])).toEqual([
    "kube-inject 000-pod 1",
    "line[0]",
    "line[1]",
    "line[2]",
    "line[3]",
  ]);
});

test("openModern() asks for meshes and sends requests", async () => {
  expect(await run(fake(ours, ""), ["mesh", "http"])).toEqual(["http type 1", "mesh mesh.yaml 1"]);
});
