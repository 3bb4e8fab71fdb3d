import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import { expect, test } from "vitest";
import type { Compat } from "../compiled-injector.ts";
import { createInjector, type Injector } from "../injector.ts";
import type { ReleaseName } from "../releases/release.ts";

const CONFIG = `policy: disabled
template: |
  containers:
  - name: istio-proxy
    image: "proxy:DELIM(.ObjectMeta.Name)"
  volumes:
  - name: istio-envoy
    emptyDir: {medium: Memory}
`;

const DEPLOYMENT = `# mine
apiVersion: apps/v1
kind: Deployment
metadata: {name: "a",  namespace: 'n'}
spec:
    template:
        spec:
            # the application
            containers:
              - name: app   # here
                newField: {kept: [0x1]}
`;

const REVISION = `policy: enabled
template: ""
templates:
  sidecar: |
    metadata:
      labels:
        istio.io/rev: "{{ .Revision }}"
`;

function injector(compat: Compat, release: ReleaseName = "1.2"): Injector {
  const action = release.startsWith("1.0") || release === "1.1" ? "[[$1]]" : "{{$1}}";
  const text = CONFIG.replace(/DELIM\((.*)\)/, action);
  const mesh = parseMeshConfig("", { file: "mesh", release });
  return createInjector({ release, compat, config: parseInjectorConfig(text, { file: "config" }), mesh });
}

function withoutVersion(text: string): string {
  return text.replaceAll(/"version":"[0-9a-f]{64}"/g, '"version":"V"');
}

test("injectFile() changes nothing but what is injected", () => {
  const { output, documents, warnings } = injector("fixed").injectFile(DEPLOYMENT);
  expect(withoutVersion(output)).toBe(`# mine
apiVersion: apps/v1
kind: Deployment
metadata: {name: "a",  namespace: 'n'}
spec:
    template:
        spec:
            # the application
            containers:
              - name: app   # here
                newField: {kept: [0x1]}
              - name: istio-proxy
                image: "proxy:"
                resources: {}
            volumes:
              - name: istio-envoy
                emptyDir:
                    medium: Memory
        metadata:
            annotations:
                sidecar.istio.io/status: '{"version":"V","initContainers":null,"containers":["istio-proxy"],"volumes":["istio-envoy"],"imagePullSecrets":null}'
`);
  expect(warnings).toEqual([]);
  expect(documents).toMatchObject([
    { kind: "Deployment", namespace: "n", name: "a", changed: true, decision: { inject: true, reason: "command" } },
  ]);
});

test("injectFile() writes under `exact` what Go writes", () => {
  const { output } = injector("exact").injectFile(`kind: Service\r\n---\n${DEPLOYMENT}`);
  expect(withoutVersion(output)).toBe(`kind: Service
---
apiVersion: apps/v1
kind: Deployment
metadata:
  creationTimestamp: null
  name: a
  namespace: "n"
spec:
  selector: null
  strategy: {}
  template:
    metadata:
      annotations:
        sidecar.istio.io/status: '{"version":"V","initContainers":null,"containers":["istio-proxy"],"volumes":["istio-envoy"],"imagePullSecrets":null}'
      creationTimestamp: null
    spec:
      containers:
      - name: app
        resources: {}
      - image: 'proxy:'
        name: istio-proxy
        resources: {}
      volumes:
      - emptyDir:
          medium: Memory
        name: istio-envoy
status: {}
---
`);
});

const AROUND = "# a\n---\n\nkind: ConfigMap\r\ndata: {a:  b}\n--- # next\nkind: Service # kept\n...\n---\n---\n";

test("injectFile() passes other documents through byte for byte", () => {
  const { output, documents } = injector("fixed").injectFile(AROUND);
  expect(output).toBe(AROUND);
  expect(documents).toEqual([
    { kind: "ConfigMap", name: "", decision: undefined, changed: false },
    { kind: "Service", name: "", decision: undefined, changed: false },
  ]);
});

test.each([
  ["spec: {hostNetwork: true}", 'Skipping injection because "p" has host networking enabled', "host-network"],
  [
    "spec: {containers: [{name: istio-proxy}, {name: a}]}",
    'Skipping injection because "p" has injected "istio-proxy" sidecar already',
    "already-injected",
  ],
])("injectFile() leaves a pod alone: %s", (spec, warning, reason) => {
  const text = `{"kind": "Pod", metadata: {name: p}, ${spec}}`;
  const { output, documents, warnings } = injector("fixed").injectFile(text);
  expect(output).toBe(text);
  expect(warnings).toEqual([warning]);
  expect(documents).toMatchObject([{ changed: false, decision: { inject: false, reason } }]);
});

test("injectFile() injects the items of a List, and tells of each", () => {
  const text = `kind: List\nitems:\n- kind: Pod\n  metadata: {name: p}\n  spec:\n    containers: []\n- kind: Secret\n`;
  const { output, documents } = injector("fixed").injectFile(text);
  expect(output).toContain("    containers:\n    - name: istio-proxy\n");
  expect(output).toContain("image: proxy:p\n");
  expect(output.endsWith("\n- kind: Secret\n")).toBe(true);
  expect(documents.map(({ kind, changed }) => [kind, changed])).toEqual([
    ["List", true],
    ["Pod", true],
    ["Secret", false],
  ]);
});

test("injectFile() keeps JSON JSON", () => {
  const text = `{\n    "kind": "Pod",\n    "metadata": {"name": "p"},\n    "spec": {"containers": [], "big": 12345678901234567890}\n}\n`;
  const { output } = injector("fixed").injectFile(text);
  expect(output.startsWith('{\n    "kind": "Pod",\n')).toBe(true);
  expect(output).toContain('"big": 12345678901234567890');
  expect(JSON.parse(output)).toMatchObject({ spec: { containers: [{ name: "istio-proxy" }] } });
});

test("injectFile() writes a document anew that cannot be changed in its place", () => {
  const text = "kind: Pod\nmetadata: &m\n  name: p\nother: *m\nspec:\n  containers: []\n";
  const { output } = injector("fixed").injectFile(text);
  expect(output).toContain("other:\n  name: p\n");
  expect(output).toContain("name: istio-proxy");
});

test.each([
  [
    "kind: Service\n---\nkind: Pod\nspec: []\n",
    "json: cannot unmarshal array into Go struct field Pod.spec of type v1.PodSpec",
    3,
  ],
  ["kind: Service\n---\nkind: Pod\na: b: c\n", "mapping values are not allowed", 4],
  ["kind: ReplicationController\n", "spec.template is required value", 1],
])("injectFile() says where a document is wrong: %j", (text, message, line) => {
  expect(() => injector("fixed").injectFile(text, { file: "f.yaml" })).toThrowError(
    expect.objectContaining({
      message: expect.stringContaining(message),
      where: expect.objectContaining({ file: "f.yaml", line }),
    }),
  );
});

test("injectFile() takes hostile keys for what they are", () => {
  const text =
    "kind: Pod\nmetadata:\n  __proto__: {name: x}\n  constructor: y\nspec:\n  containers: []\n  __proto__: {hostNetwork: true}\n";
  const { output, documents } = injector("fixed").injectFile(text);
  expect(output).toContain("  __proto__: {name: x}\n");
  expect(documents).toMatchObject([{ name: "", decision: { inject: true } }]);
});

test.each(["1.6", "1.8", "1.31"] as const)(
  "injectFile() as %s labels pods with the revision that it is given",
  (release) => {
    const config = parseInjectorConfig(REVISION, { file: "config", release });
    const mesh = parseMeshConfig("", { file: "mesh", release });
    const injector = createInjector({ release, compat: "fixed", config, mesh, values: {}, revision: "webhook" });
    const text = "kind: Pod\nspec:\n  containers:\n  - name: app\n";
    expect(injector.injectFile(text, { revision: "canary" }).output).toContain("istio.io/rev: canary\n");
    expect(injector.injectFile(text).output).toContain('istio.io/rev: ""\n');
  },
);
