import { parseInjectorConfig, parseMeshConfig } from "@outrigger/config";
import jsonPatch from "fast-json-patch";
import { expect, test } from "vitest";
import { createInjector, type Injector } from "./injector.ts";
import type { Json } from "./json.ts";

// The configuration that the project started from, with what its source leaves out filled in as the chart of 1.0 does. Its init
// container says `restartPolicy: Always`, which the types of that time did not know.
const SEED = `policy: POLICY
template: |-
  initContainers:
  - name: istio-init
    image: "registry.example/proxy_init:1.0.0"
    args: ["-p", "[[ .MeshConfig.ProxyListenPort ]]", "-u", 1337]
    imagePullPolicy: IfNotPresent
    securityContext:
      capabilities:
        add:
        - NET_ADMIN
      privileged: true
    restartPolicy: Always
  containers:
  - name: istio-proxy
    image: [[ if (isset .ObjectMeta.Annotations "sidecar.istio.io/proxyImage") -]]
    "[[ index .ObjectMeta.Annotations "sidecar.istio.io/proxyImage" ]]"
    [[ else -]]
    registry.example/proxyv2:1.0.0
    [[ end -]]
    args: [proxy, sidecar, --drainDuration, "[[ formatDuration .ProxyConfig.DrainDuration ]]"]
  volumes:
  - name: istio-envoy
    emptyDir: { medium: Memory }
`;

interface Pod {
  readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
  readonly spec: { readonly initContainers: readonly Json[]; readonly containers: readonly Json[] };
}

test("the seed's ConfigMap injects istio-init with NET_ADMIN and istio-proxy, and no restartPolicy", () => {
  const pod = injected(seed("enabled"), {
    metadata: {},
    spec: { containers: [{ name: "app", newField: { kept: [1] } }] },
  });
  expect(pod.spec.initContainers[0]).toMatchObject({
    name: "istio-init",
    args: ["-p", "15001", "-u", "1337"],
    securityContext: { capabilities: { add: ["NET_ADMIN"] }, privileged: true },
  });
  expect(pod.spec.initContainers[0]).not.toHaveProperty("restartPolicy");
  expect(pod.spec.containers).toMatchObject([
    { name: "app", newField: { kept: [1] } },
    {
      name: "istio-proxy",
      image: "registry.example/proxyv2:1.0.0",
      args: ["proxy", "sidecar", "--drainDuration", "2s"],
    },
  ]);
  expect(JSON.parse(pod.metadata.annotations["sidecar.istio.io/status"] ?? "")).toMatchObject({
    version: expect.stringMatching(/^[0-9a-f]{64}$/),
    initContainers: ["istio-init"],
    containers: ["istio-proxy"],
    volumes: ["istio-envoy"],
    imagePullSecrets: null,
  });
});

test("the seed's template honours the image that a pod asks for", () => {
  const annotations = { "sidecar.istio.io/proxyImage": "example/other:2" };
  expect(
    injected(seed("enabled"), { metadata: { annotations }, spec: { containers: [] } }).spec.containers,
  ).toMatchObject([{ name: "istio-proxy", image: "example/other:2" }]);
});

test.each([
  ["enabled", undefined, true],
  ["enabled", "true", true],
  ["enabled", "false", false],
  ["disabled", undefined, false],
  ["disabled", "true", true],
  ["disabled", "false", false],
])("the seed's policy %s with the annotation %s: %s", (policy, value, wanted) => {
  const annotations: Json = value === undefined ? {} : { "sidecar.istio.io/inject": value };
  const { decision, patch } = seed(policy).inject({ metadata: { annotations }, spec: { containers: [] } });
  expect(decision.inject).toBe(wanted);
  expect(patch !== undefined).toBe(wanted);
});

test("review() denies what it cannot inject in the release's words, and never throws", () => {
  const injector = seed("enabled");
  const object = { metadata: { annotations: { "sidecar.istio.io/interceptionMode": "foo" } }, spec: {} };
  const answer = injector.review(JSON.stringify({ request: { uid: "u", object } }));
  expect(answer).toMatchObject({ allowed: false, failure: "annotation-invalid", uid: "u", dropped: false });
  expect(JSON.parse(answer.body)).toMatchObject({
    kind: "AdmissionReview",
    response: {
      uid: "u",
      allowed: false,
      status: { message: expect.stringContaining("interceptionMode invalid: foo") },
    },
  });
  for (const body of ["", "{", "[]", "null", '{"request":null}', '{"request":{"object":[]}}', "\u0000"]) {
    expect(injector.review(body).allowed).toBe(false);
  }
});

test("review() takes hostile keys for what they are", () => {
  const object =
    '{"metadata":{"annotations":{"__proto__":"x","constructor":"y"}},"spec":{"__proto__":{"hostNetwork":true}}}';
  expect(seed("enabled").review(`{"request":{"uid":"u","object":${object}}}`)).toMatchObject({
    allowed: true,
    uid: "u",
  });
});

test("createInjector() points at the place of a template that does not parse, in the file", () => {
  const config = parseInjectorConfig("policy: enabled\ntemplate: |\n  a\n  [[ nosuch ]]\n", { file: "config.yaml" });
  const mesh = parseMeshConfig("", { file: "mesh", release: "1.0" });
  expect(() => createInjector({ release: "1.0", compat: "fixed", config, mesh })).toThrowError(
    expect.objectContaining({
      code: "template-invalid",
      message: 'template: inject:2: function "nosuch" not defined',
      where: expect.objectContaining({ file: "config.yaml", line: 4 }),
    }),
  );
  const exact = createInjector({ release: "1.0", compat: "exact", config, mesh });
  expect(exact.review('{"request":{"object":{"spec":{}}}}')).toMatchObject({ allowed: false, dropped: true });
});

function seed(policy: string): Injector {
  const config = parseInjectorConfig(SEED.replace("POLICY", policy), { file: "config" });
  const mesh = parseMeshConfig("", { file: "mesh", release: "1.0.0" });
  return createInjector({ release: "1.0.0", compat: "fixed", config, mesh });
}

function injected(injector: Injector, pod: Json): Pod {
  const { patch = [] } = injector.inject(pod);
  return jsonPatch.applyPatch(structuredClone(pod), structuredClone(patch) as jsonPatch.Operation[])
    .newDocument as unknown as Pod;
}

test.each(["1.8", "1.31"] as const)(
  "templates of %s read the caller's clock and chance, anew for each pod",
  (release) => {
    const overlay =
      "containers:\n- name: istio-proxy\n  image: '{{ now | date \"2006-01-02\" }}-{{ randBytes 3 | len }}'\n";
    const template = release === "1.8" ? overlay.replace("randBytes 3 | len", "randNumeric 2 | len") : overlay;
    const nested = `spec:\n${template.replaceAll(/^/gm, "  ")}`;
    const text = JSON.stringify(
      release === "1.8"
        ? { policy: "enabled", template }
        : { defaultTemplates: ["a"], templates: { a: nested }, policy: "enabled" },
    );
    let day = 0n;
    const host = { now: () => 86_400_000_000_000n * day++, random: (bytes: number) => new Uint8Array(bytes).fill(7) };
    const injector = createInjector({
      release,
      compat: "fixed",
      config: parseInjectorConfig(text, { file: "config", release }),
      mesh: parseMeshConfig("", { file: "mesh", release }),
      values: {},
      host,
    });
    const imageOf = () => JSON.stringify(injector.inject({ spec: { containers: [{ name: "app" }] } }).patch);
    expect(imageOf()).toMatch(/"image":"1970-01-01-\d"/);
    expect(imageOf()).toMatch(/"image":"1970-01-02-\d"/);
  },
);
