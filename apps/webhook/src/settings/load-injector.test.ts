import { expect, test } from "vitest";
import { loadInjector } from "./load-injector.ts";
import type { InjectorChoice, InjectorFiles } from "./load-injector.ts";

const CONFIG = `policy: enabled
defaultTemplates: [sidecar]
templates:
  sidecar: |
    metadata:
      labels:
        rev: "r-{{ .Revision }}"
        native: "n-{{ .NativeSidecars }}"
        hub: "h-{{ .Values.hub }}"
        port: "p-{{ .MeshConfig.ProxyListenPort }}"
        user: "u-{{ .ProxyUID }}"
        policy: "c-{{ .CompliancePolicy }}"
        env: "e-{{ env "WHO" "nobody" }}"
    spec:
      containers:
      - name: istio-proxy
        image: proxy
`;
const map = (name: string, data: object) => ({ kind: "ConfigMap", metadata: { name }, data });
const FILES: Readonly<Record<string, string>> = {
  config: CONFIG,
  old: "policy: enabled\ntemplate: |\n  containers: []\n",
  values: '{"hub": "file"}',
  mesh: "proxyListenPort: 15002\n",
  manifest: JSON.stringify({
    kind: "List",
    items: [
      map("istio", { mesh: "proxyListenPort: 15003\n" }),
      map("injector", { config: CONFIG, values: '{"hub":"map"}' }),
    ],
  }),
  namespaces: "kind: Namespace\nmetadata: {name: ns, annotations: {openshift.io/sa.scc.uid-range: 1000/10}}\n",
  nodes: "kind: NodeList\nitems:\n- {metadata: {name: a}, status: {nodeInfo: {kubeletVersion: v1.33.1}}}\n",
};
const readText = (file: string): string => FILES[file] ?? "";
const load = (files: Partial<InjectorFiles>, choice: Partial<InjectorChoice> = {}) =>
  loadInjector(
    { injectConfig: "config", meshConfig: undefined, ...files },
    { release: "1.31", compat: "fixed", ...choice },
    readText,
  );

function labelsOf(loaded: ReturnType<typeof load>, path?: string): unknown {
  const { patch = [] } = loaded.injector.inject({ metadata: {}, spec: { containers: [{ name: "a" }] } }, "ns", path);
  const labels = patch.find((operation) => operation.path === "/metadata/labels");
  return labels !== undefined && "value" in labels ? labels.value : undefined;
}

test.each<[files: Partial<InjectorFiles>, choice: Partial<InjectorChoice>, want: Readonly<Record<string, string>>]>([
  [{ injectValues: "values" }, {}, { rev: "r-", native: "n-false", hub: "h-file", port: "p-15001", env: "e-nobody" }],
  [{ injectValues: "values", meshConfig: "mesh" }, {}, { port: "p-15002" }],
  [{ injectConfig: "manifest" }, {}, { hub: "h-map", port: "p-15003" }],
  [{ injectConfig: "manifest", injectValues: "values", meshConfig: "mesh" }, {}, { hub: "h-file", port: "p-15002" }],
  [{ injectValues: "values" }, { revision: "canary" }, { rev: "r-canary" }],
  [{ injectValues: "values", nodes: "nodes" }, {}, { native: "n-true" }],
  [{ injectValues: "values", nodes: "nodes" }, { nativeSidecars: "disabled" }, { native: "n-false" }],
  [{ namespaces: "namespaces" }, {}, { user: "u-1337", policy: "c-" }],
  [
    { namespaces: "namespaces" },
    { platform: "openshift", compliancePolicy: "fips" },
    { user: "u-1009", policy: "c-fips" },
  ],
  [
    { namespaces: "namespaces" },
    { environment: { PLATFORM: "openshift", COMPLIANCE_POLICY: "fips" } },
    { user: "u-1009", policy: "c-fips" },
  ],
])("loadInjector(%j, %j)", (files, choice, want) => {
  expect(labelsOf(load(files, choice))).toMatchObject(want);
});

test("loadInjector() hands on the environment", () => {
  const text = CONFIG.replace("n-{{ .NativeSidecars }}", "n");
  const settings = { release: "1.26", compat: "fixed", environment: { WHO: "me" } } as const;
  const loaded = loadInjector({ injectConfig: "c", meshConfig: undefined }, settings, () => text);
  expect(labelsOf(loaded)).toMatchObject({ env: "e-me" });
});

test("loadInjector() says what has no effect", () => {
  const files = { injectConfig: "old", injectValues: "values", nodes: "nodes" };
  expect(load(files, { release: "1.1", revision: "x" }).notes).toEqual([
    "the values have no effect: release 1.1 reads none",
    "--revision has no effect: release 1.1 reads none",
    "--nodes has no effect: release 1.1 reads none",
  ]);
  expect(load({ injectValues: "values", nodes: "nodes" }, { revision: "x" }).notes).toEqual([]);
});

test.each<[release: string, want: boolean]>([
  ["1.5", false],
  ["1.8", true],
  ["1.10", true],
])("loadInjector() knows whether %s reads the path", (release, want) => {
  expect(load({ injectConfig: want && release !== "1.8" ? "config" : "old" }, { release }).readsPath).toBe(want);
});

test("loadInjector() gives templates the time, random bytes and the zone", () => {
  const text = CONFIG.replace("{{ .Revision }}", "{{ now | date `2006` }}-{{ randBytes 70000 | len }}");
  const loaded = loadInjector(
    { injectConfig: "c", meshConfig: undefined },
    { release: "1.31", compat: "fixed" },
    () => text,
  );
  expect(labelsOf(loaded)).toMatchObject({ rev: expect.stringMatching(/^r-20\d\d-93336$/) });
});
