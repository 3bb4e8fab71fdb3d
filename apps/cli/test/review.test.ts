import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fileOf, outrigger } from "./run-outrigger.ts";

const LAUNCHER = fileURLToPath(new URL("../bin/outrigger.mjs", import.meta.url));
const SAMPLE = readFileSync(new URL("../../webhook/demo/review.json", import.meta.url), "utf8");
const UID = "6c1f6a0e-3d0b-4a58-9d0e-0d7f2f6f5a01";

interface Answer {
  readonly uid: string;
  readonly allowed: boolean;
  readonly patch?: string;
  readonly status?: { readonly message: string };
}

function review(args: readonly string[], input = "") {
  const { code, stdout, stderr } = outrigger(["review", ...args], { input });
  const answers = stdout.startsWith("{") ? stdout.split("\n").slice(0, -1) : [];
  const responses = answers.map((line) => (JSON.parse(line) as { response: Answer }).response);
  return { code, answers: responses, stdout, stderr };
}

const line = (uid: string, object: unknown = { metadata: { name: uid }, spec: { containers: [] } }): string =>
  JSON.stringify({
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    request: { uid, operation: "CREATE", object },
  });
const patchOf = ({ patch = "" }: Answer): string => Buffer.from(patch, "base64").toString("utf8");

test("review answers a document over lines with the built-in configuration", () => {
  const { code, answers, stderr } = review([], SAMPLE);
  expect(answers).toEqual([expect.objectContaining({ uid: UID, allowed: true })]);
  expect(patchOf(answers[0]!)).toContain("istio-proxy");
  expect([code, stderr]).toEqual([0, "release 1.0: the built-in configuration is one of 1.0\n"]);
});

test("review answers every line in order, broken ones with a denial", () => {
  const input = [
    line("a"),
    "nonsense",
    "",
    '{"request":{',
    line("b", "no pod"),
    '{"kind":"AdmissionReview"}',
    line("c"),
  ].join("\n");
  const { code, answers } = review([], input);
  expect(answers.map(({ uid, allowed }) => [uid, allowed])).toEqual([
    ["a", true],
    ["", false],
    ["", false],
    ["b", false],
    ["", false],
    ["c", true],
  ]);
  for (const { allowed, status } of answers) expect(status === undefined).toBe(allowed);
  expect(code).toBe(0);
});

test("review writes a line even where Go's webhook closes the connection", () => {
  const { answers } = review(["--compat=exact", "--release=1.0"], '{"kind":"AdmissionReview"}\n');
  expect(answers).toEqual([expect.objectContaining({ allowed: false })]);
});

test("review says with its code that something was denied, when asked to", () => {
  expect(review(["--fail-on-denial"], line("a")).code).toBe(0);
  expect(review(["--fail-on-denial"], `nonsense\n${line("a")}`).code).toBe(1);
});

test("review reads its files, the whole ConfigMap too", () => {
  const config =
    "policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n    image: p:[[ .MeshConfig.ProxyListenPort ]]\n";
  const manifest = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "istio-sidecar-injector" },
    data: { config },
  };
  const mesh = fileOf("mesh.yaml", "proxyListenPort: 15999\n");
  for (const file of [fileOf("config.yaml", config), fileOf("manifest.json", JSON.stringify(manifest))]) {
    const { answers } = review(["--injectConfigFile", file, "--meshConfigFile", mesh, "--release=1.0"], line("a"));
    expect(patchOf(answers[0]!)).toContain('"image":"p:15999"');
  }
});

test("review reads values", () => {
  const config = fileOf(
    "config-1.5.yaml",
    "policy: enabled\ntemplate: |\n  containers:\n  - name: '{{ .Values.name }}'\n",
  );
  const values = fileOf("values.yaml", "name: mine\n");
  const { answers, stderr } = review(["--injectConfigFile", config, "--valuesFile", values], line("a"));
  expect(patchOf(answers[0]!)).toContain('"name":"mine"');
  expect(stderr).toMatch(/^release 1\.\d+: the newest release that this configuration fits/);
  const older = review(["--valuesFile", values], line("a"));
  expect(older.stderr).toContain("the values have no effect: release 1.0 reads none\n");
});

test("review says where a configuration is wrong, and what to do", () => {
  const config = fileOf("place.yaml", "policy: enabled\ntemplate: |\n  a\n  [[ nope ]]\n");
  const { stderr } = review(["--release=1.0", "--injectConfigFile", config]);
  const [error, place, hint] = stderr.split("\n");
  expect(error).toBe('Error: template: inject:2: function "nope" not defined');
  expect(place).toBe(`  at ${config}:4:6`);
  expect(hint).toMatch(/^ {2}Correct the template/);
});

test.each<[name: string, args: () => string[], message: string]>([
  ["an unknown flag", () => ["--nope"], "Error: unknown option '--nope'"],
  ["a missing file", () => ["--injectConfigFile=/nowhere"], "Error: open /nowhere: no such file or directory\n"],
  ["an unknown release", () => ["--release=0.9"], 'Error: Cannot find the release "0.9"'],
  ["a configuration that is none", () => ["--injectConfigFile", fileOf("broken.yaml", "policy: [")], "Error: "],
  [
    "a template that does not parse",
    () => ["--injectConfigFile", fileOf("t.yaml", "template: '[[ nope ]]'")],
    'function "nope" not defined',
  ],
])("review ends with 2 for %s, and writes nothing", (_, args, message) => {
  const { code, stdout, stderr } = review(args(), line("a"));
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([2, ""]);
});

test("the launcher hands on arguments, input, output and the exit code", () => {
  const args = [LAUNCHER, "review", "--fail-on-denial"];
  const { status, stdout } = spawnSync(process.execPath, args, { input: "nonsense", encoding: "utf8" });
  expect([status, stdout]).toEqual([1, expect.stringContaining('"allowed":false')]);
});

test("version and help go to stdout", () => {
  expect(outrigger(["version"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^outrigger \d/), stderr: "" });
  expect(outrigger(["version", "--releases"])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^RELEASE .*\n1\.0\.0 .* proved by goldens\n/),
    stderr: "",
  });
  expect(review(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("Examples:"), stderr: "" });
});
