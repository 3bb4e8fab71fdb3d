import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { directory, fileOf, run } from "./run-outrigger.ts";

const CONFIG = fileOf(
  "config/config.yaml",
  "policy: enabled\ntemplate: |\n  containers:\n  - name: istio-proxy\n    image: p:{{ .MeshConfig.ProxyListenPort }}\n",
);
const INJECT = ["inject", "--release=1.5", "--injectConfigFile", CONFIG];

const pod = (name: string, more = ""): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n${more}spec:\n  containers:\n  - name: app\n    image: app:1\n`;
const SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: s} # as it stands\n";
const BAD = pod("bad", "  annotations:\n    sidecar.istio.io/interceptionMode: NONSENSE\n");

test("inject writes a manifest with its sidecar, and nothing else", async () => {
  const { code, stdout, stderr } = await run([...INJECT, "-f", fileOf("pod.yaml", pod("a"))]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/image: app:1[\s\S]*name: istio-proxy\n\s+image: p:15001/);
});

test("inject reads stdin", async () => {
  const { code, stdout } = await run([...INJECT, "-f", "-"], pod("a"));
  expect(code).toBe(0);
  expect(stdout).toContain("istio-proxy");
});

test("inject puts files and folders one behind the other, in order, others as they stand", async () => {
  fileOf("tree/b.yaml", pod("b"));
  fileOf("tree/a/a.yml", `${SERVICE}---\n${pod("a")}`);
  fileOf("tree/readme.md", "nothing");
  const last = fileOf("last.yaml", SERVICE);
  const { code, stdout } = await run([...INJECT, "-f", join(directory, "tree"), "-f", last]);
  expect(code).toBe(0);
  const documents = stdout.split(/^---\n/m);
  expect(documents.map((document) => /name: (\w+)/.exec(document)?.[1])).toEqual(["s", "a", "b", "s"]);
  expect(documents.map((document) => document.includes("istio-proxy"))).toEqual([false, true, true, false]);
  expect([documents[0], documents[3]]).toEqual([SERVICE, SERVICE]);
});

test("inject -o json writes a document a line", async () => {
  const { code, stdout } = await run([...INJECT, "-f", "-", "-o", "json"], `${SERVICE}---\n${pod("a")}`);
  const documents = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { kind: string; spec?: { containers: { name: string }[] } });
  expect(code).toBe(0);
  expect(documents.map(({ kind }) => kind)).toEqual(["Service", "Pod"]);
  expect(documents[1]?.spec?.containers.map(({ name }) => name)).toEqual(["app", "istio-proxy"]);
});

test("inject loses no file over another that cannot be injected, and says so with its code", async () => {
  fileOf("mixed/1.yaml", pod("one"));
  const bad = fileOf("mixed/2.yaml", BAD);
  const broken = fileOf("mixed/3.yaml", "kind: Pod\nspec: [\n");
  fileOf("mixed/4.yaml", pod("four"));
  const { code, stdout, stderr } = await run([...INJECT, "-f", join(directory, "mixed")]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/name: one[\s\S]*---[\s\S]*name: four/);
  expect(stdout).not.toContain("name: bad");
  expect(stderr).toContain(`${bad}: Error: `);
  expect(stderr).toContain("sidecar.istio.io/interceptionMode");
  expect(stderr).toContain(`${broken}: Error: `);
  expect(stderr).toContain("2 of 4 files could not be injected\n");
});

test("inject takes values out of the ConfigMap that holds the configuration, and the mesh out of the same file", async () => {
  const template = "containers:\n- name: istio-proxy\n  image: '{{ .Values.hub }}:{{ .MeshConfig.ProxyListenPort }}'\n";
  const config = `policy: enabled\ntemplate: |\n${template.replace(/^/gm, "  ")}`;
  const injector = {
    kind: "ConfigMap",
    metadata: { name: "istio-sidecar-injector" },
    data: { config, values: '{"hub":"h"}' },
  };
  const mesh = { kind: "ConfigMap", metadata: { name: "istio" }, data: { mesh: "proxyListenPort: 15999\n" } };
  const both = fileOf("both.json", JSON.stringify({ kind: "List", apiVersion: "v1", items: [mesh, injector] }));
  const args = ["inject", "-f", "-", "--release=1.5", "--injectConfigFile", both];
  const { code, stdout } = await run(args, pod("a"));
  expect(stdout).toContain("image: h:15999");
  expect(code).toBe(0);
});

test("inject takes every setting to a release of today", async () => {
  const template = "metadata:\n  labels:\n    to: '{{ .Values.to }}'\nspec:\n  containers:\n  - name: istio-proxy\n";
  const config = `policy: enabled\ndefaultTemplates: [sidecar]\ntemplates:\n  sidecar: |\n${template.replace(/^/gm, "    ")}`;
  const nodes = "kind: Node\nmetadata: {name: a}\nstatus: {nodeInfo: {kubeletVersion: v1.33.0}}\n";
  const files = ["--injectConfigFile", fileOf("modern.yaml", config), "--nodes", fileOf("good-nodes.yaml", nodes)];
  const values = ["--valuesFile", fileOf("values.json", '{"to":"day"}')];
  const args = ["inject", "-f", "-", ...files, ...values, "--revision=canary", "--path=/inject/cluster/C/net/N"];
  const { code, stdout, stderr } = await run(args, pod("a"));
  expect(stderr).toMatch(
    /^release 1\.\d+: the newest release that this configuration fits: it has templates with .*\n$/,
  );
  expect(stdout).toContain("to: day");
  expect(code).toBe(0);
});

test("inject writes the warnings of a release to stderr", async () => {
  const input = pod("a").replace("spec:", "spec:\n  hostNetwork: true");
  const { code, stdout, stderr } = await run([...INJECT, "-f", "-"], input);
  expect([code, stdout]).toEqual([0, input]);
  expect(stderr).toBe('Skipping injection because "a" has host networking enabled\n');
});

test.each<[name: string, args: () => string[], message: string]>([
  ["no file", () => INJECT, "Error: filename not specified (see --filename or -f)\n"],
  [
    "a missing file",
    () => [...INJECT, "-f", "/nowhere.yaml"],
    "Error: open /nowhere.yaml: no such file or directory\n",
  ],
  ["an unknown flag", () => [...INJECT, "--nope"], "Error: unknown option '--nope'\n"],
  [
    "facts that are none",
    () => [...INJECT, "-f", "-", "--nodes", fileOf("nodes.yaml", "kind: NodeList\nitems:\n- metadata: {}\n")],
    `  at ${directory}/nodes.yaml:3:13\n  Write the file with: kubectl get nodes -o yaml\n`,
  ],
  [
    "no configuration and no cluster",
    () => ["inject", "-f", "-", "--kubeconfig", fileOf("kubeconfig", "clusters: []\n")],
    "no current context\n",
  ],
])("inject ends with 2 for %s, and writes nothing", async (_, args, message) => {
  const { code, stdout, stderr } = await run(args(), pod("a"));
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([2, ""]);
});

test("inject says what is missing where there is neither configuration nor kubeconfig", async () => {
  const home = join(directory, "home");
  mkdirSync(home, { recursive: true });
  vi.stubEnv("HOME", home);
  vi.stubEnv("KUBECONFIG", "");
  const { code, stderr } = await run(["inject", "-f", "-"]);
  expect(code).toBe(2);
  vi.unstubAllEnvs();
  expect(stderr).toMatch(/^Error: Cannot find a kubeconfig: .*\n {2}Give --injectConfigFile/);
});
