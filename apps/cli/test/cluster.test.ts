import { createServer } from "node:https";
import type { Server } from "node:https";
import type { AddressInfo } from "node:net";
import { chmodSync } from "node:fs";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { issueForLocalhost } from "../../webhook/src/demo/self-issued.ts";
import { fileOf, run } from "./run-outrigger.ts";

const POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: app\n";
const config = (image: string): string =>
  `policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n    image: '${image}'\n`;

/** What the server holds: the data of ConfigMaps by namespace and name. */
const CONFIG_MAPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "istio-system/istio-sidecar-injector": {
    config: config("{{ .Values.hub }}:{{ .MeshConfig.ProxyListenPort }}"),
    values: '{"hub":"h"}',
  },
  "istio-system/istio": { mesh: "proxyListenPort: 15999\n" },
  "istio-system/istio-sidecar-injector-canary": { config: config("canary") },
  "istio-system/istio-canary": { mesh: "" },
  "other/injector": { config: config("other") },
  "other/mesh": { mesh: "" },
  "other/keyless": { values: "{}" },
};

let server: Server;
let ca = "";
let asked: { path: string; authorization: string | undefined }[] = [];

beforeAll(async () => {
  const issued = await issueForLocalhost();
  ca = issued.ca;
  server = createServer(issued.keyPair, (request, response) => {
    const path = request.url ?? "";
    asked.push({ path, authorization: request.headers.authorization });
    const [, namespace = "", name = ""] =
      /^\/base\/api\/v1\/namespaces\/([^/]+)\/configmaps\/([^/]+)$/.exec(path) ?? [];
    const data = CONFIG_MAPS[`${namespace}/${name}`];
    const allowed = request.headers.authorization !== "Bearer bad";
    const status = !allowed ? 401 : data === undefined ? 404 : 200;
    const failure = { kind: "Status", message: allowed ? `configmaps "${name}" not found` : "Unauthorized" };
    response.writeHead(status, { "content-type": "application/json" });
    const found = { kind: "ConfigMap", metadata: { namespace, name }, data };
    response.end(JSON.stringify(data === undefined || !allowed ? failure : found));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());
beforeEach(() => void (asked = []));
afterEach(() => void vi.unstubAllEnvs());

type User = Readonly<Record<string, unknown>>;

function kubeconfig(name: string, user: User, cluster: Readonly<Record<string, unknown>> = {}): string {
  const { port } = server.address() as AddressInfo;
  const trusted = {
    server: `https://127.0.0.1:${port}/base/`,
    "certificate-authority-data": Buffer.from(ca).toString("base64"),
  };
  return fileOf(
    name,
    JSON.stringify({
      "current-context": "here",
      contexts: [
        { name: "here", context: { cluster: "c", user: "u" } },
        { name: "nowhere", context: { cluster: "missing", user: "u" } },
      ],
      clusters: [{ name: "c", cluster: { ...trusted, ...cluster } }],
      users: [{ name: "u", user }],
    }),
  );
}

const inject = (args: readonly string[]) => run(["inject", "-f", "-", "--release=1.5", ...args], POD);

test("inject reads configuration, values and mesh from the cluster of a kubeconfig", async () => {
  const { code, stdout, stderr } = await inject(["--kubeconfig", kubeconfig("token.json", { token: "t" })]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("image: h:15999");
  expect(asked).toEqual([
    { path: "/base/api/v1/namespaces/istio-system/configmaps/istio-sidecar-injector", authorization: "Bearer t" },
    { path: "/base/api/v1/namespaces/istio-system/configmaps/istio", authorization: "Bearer t" },
  ]);
});

test("inject finds kubeconfigs as kubectl does, and the ConfigMaps of a revision", async () => {
  const file = kubeconfig("listed.json", { token: "t" });
  vi.stubEnv("KUBECONFIG", `/nowhere:${file}`);
  const { stdout } = await inject(["--revision=canary"]);
  expect(stdout).toContain("image: canary");
});

test("inject takes the names of the ConfigMaps and their namespace", async () => {
  const args = ["-i", "other", "--injectConfigMapName=injector", "--meshConfigMapName=mesh"];
  const { stdout } = await inject([...args, "--kubeconfig", kubeconfig("names.json", {})]);
  expect(stdout).toContain("image: other");
  expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
});

test("inject asks no cluster where files are enough", async () => {
  const file = fileOf("config.yaml", config("file"));
  vi.stubEnv("KUBECONFIG", "/nowhere");
  const { code, stdout } = await inject(["--injectConfigFile", file]);
  expect([code, asked]).toEqual([0, []]);
  expect(stdout).toContain("image: file");
});

test("inject reads from the cluster what no file gives, where a flag names the cluster", async () => {
  const file = fileOf("config-mesh.yaml", config("{{ .MeshConfig.ProxyListenPort }}"));
  const { stdout } = await inject(["--injectConfigFile", file, "--kubeconfig", kubeconfig("mesh.json", {})]);
  expect(stdout).toContain('image: "15999"');
  expect(asked.map(({ path }) => path)).toEqual(["/base/api/v1/namespaces/istio-system/configmaps/istio"]);
});

const CREDENTIALS: [name: string, user: () => User, authorization: string][] = [
  [
    "a token's file beside the kubeconfig",
    () => ({ tokenFile: fileOf("token", "from-file\n") && "token" }),
    "Bearer from-file",
  ],
  ["a name and a password", () => ({ username: "me", password: "secret" }), `Basic ${btoa("me:secret")}`],
  [
    "a plugin",
    () => {
      const script = fileOf(
        "plugin.sh",
        '#!/bin/sh\nprintf \'{"kind":"ExecCredential","status":{"token":"%s-%s"}}\' "$1" "$WHO"\n',
      );
      chmodSync(script, 0o755);
      const exec = { apiVersion: "client.authentication.k8s.io/v1", command: "./plugin.sh", args: ["plugin"] };
      return { exec: { ...exec, env: [{ name: "WHO", value: "me" }] } };
    },
    "Bearer plugin-me",
  ],
];

test.each(CREDENTIALS)("inject takes %s for credentials", async (_, user, authorization) => {
  const { code, stderr } = await inject(["--kubeconfig", kubeconfig("credentials.json", user())]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(asked[0]?.authorization).toBe(authorization);
});

const REFUSED: [name: string, args: () => string[], message: RegExp][] = [
  [
    "a ConfigMap that is not there",
    () => ["--injectConfigMapName=nope", "--kubeconfig", kubeconfig("k.json", {})],
    /^Error: Cannot read the ConfigMap "nope" of the namespace "istio-system": configmaps "nope" not found\n {2}.*--injectConfigFile/,
  ],
  [
    "a ConfigMap without the key",
    () => ["-i=other", "--injectConfigMapName=keyless", "--kubeconfig", kubeconfig("k.json", {})],
    /^Error: missing configuration map key "config" in "keyless"/,
  ],
  ["a token that is refused", () => ["--kubeconfig", kubeconfig("k.json", { token: "bad" })], /: Unauthorized\n/],
  [
    "an unknown authority",
    () => ["--kubeconfig", kubeconfig("k.json", {}, { "certificate-authority-data": undefined })],
    /Cannot read the ConfigMap .*(?:certificate|signature)/,
  ],
  [
    "an unknown context",
    () => ["--context=nope", "--kubeconfig", kubeconfig("k.json", {})],
    /^Error: Cannot find the context "nope" in .*k\.json\n/,
  ],
  [
    "a context without its cluster",
    () => ["--context=nowhere", "--kubeconfig", kubeconfig("k.json", {})],
    /^Error: Cannot find the cluster "missing" in /,
  ],
  [
    "a kubeconfig of the wrong shape",
    () => ["--kubeconfig", fileOf("shape.yaml", "clusters:\n- name: c\n  cluster: {server: 5}\n")],
    /^Error: Cannot read the kubeconfig ".*": clusters\[0\]\.cluster\.server: .*\n {2}at .*shape\.yaml:3:21\n/,
  ],
  [
    "a provider that is not supported",
    () => ["--kubeconfig", kubeconfig("k.json", { "auth-provider": { name: "gcp" } })],
    /^Error: Cannot reach the cluster: the auth provider gcp is not supported\n/,
  ],
  [
    "a plugin that fails",
    () => ["--kubeconfig", kubeconfig("k.json", { exec: { apiVersion: "v1", command: "false" } })],
    /^Error: Cannot get credentials: "false" ended with 1\n/,
  ],
];

test.each(REFUSED)("inject ends with 2 for %s", async (_, args, message) => {
  const { code, stdout, stderr } = await inject(args());
  expect(stderr).toMatch(message);
  expect([code, stdout]).toEqual([2, ""]);
});
