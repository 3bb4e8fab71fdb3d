import { readFileSync } from "node:fs";
import { type MeshConfig, parseInjectorConfig, parseMeshConfig, parseValues } from "@outrigger/config";
import { decodeJson } from "@outrigger/kube";
import jsonPatch, { type Operation as Rfc6902 } from "fast-json-patch";
import { describe, expect, test } from "vitest";
import { createInjector, type Injector, releaseNamed } from "../src/index.ts";

/** What injectors of Istio made of a pod: the whole of its metadata and spec, one label, a text of refusal, or nothing at all. */
interface Answer {
  readonly metadata?: unknown;
  readonly spec?: unknown;
  readonly out?: string;
  readonly message?: string;
  /** The configuration is refused. */
  readonly refused?: string;
  /** The handler panics. */
  readonly panics?: boolean;
}

interface Row {
  readonly name: string;
  readonly template?: string;
  readonly values?: unknown;
  readonly mesh?: string;
  readonly pod: object;
  readonly answers: readonly { readonly releases: readonly ModernName[]; readonly answer: Answer }[];
}

type ModernName = "1.12" | "1.16" | "1.20" | "1.24" | "1.31";

const recorded = new URL("../fixtures/recorded/modern.json", import.meta.url);
const rows = JSON.parse(readFileSync(recorded, "utf8")) as readonly Row[];

const sidecar = (image: string): string => `metadata:
  labels:
    seen: {{ toJSON .ObjectMeta.Labels | quote }}
  annotations:
    owner: {{ printf "%s %s/%s" .TypeMeta.Kind .DeploymentMeta.Namespace .DeploymentMeta.Name | quote }}
spec:
  initContainers:
  - name: istio-init
    image: init:1
    args: ["-p", "15001", "-u", "1337"]
  containers:
  - name: istio-proxy
    image: "${image}"
    args: ["proxy"]
    env:
    - name: NODE
      value: {{ .Spec.NodeName | quote }}
    resources: {requests: {cpu: 100m}}
  volumes:
  - name: data
    emptyDir: {}
`;

const meshes = new Map<string, MeshConfig>();

/** Reading a mesh configuration takes longer than all the rest. */
function meshOf(release: ModernName, text: string): MeshConfig {
  const known = meshes.get(release + text) ?? parseMeshConfig(text, { file: "mesh", release });
  meshes.set(release + text, known);
  return known;
}

function load(release: ModernName, row: Row, compat: "fixed" | "exact"): Injector {
  const template = row.template ?? sidecar(release === "1.12" ? "proxy:1" : '{{ valueOrDefault .ProxyImage "old" }}');
  const config = JSON.stringify({ policy: "enabled", templates: { sidecar: template }, defaultTemplates: ["sidecar"] });
  return createInjector({
    release,
    compat,
    config: parseInjectorConfig(config, { file: "config", release }),
    mesh: meshOf(release, row.mesh ?? ""),
    values: parseValues(JSON.stringify(row.values ?? { global: { hub: "h", tag: "t" } }), { file: "values", release }),
  });
}

function review(pod: object): string {
  const request = { uid: "u", namespace: "shop", operation: "CREATE", object: pod };
  return JSON.stringify({ kind: "AdmissionReview", apiVersion: "admission.k8s.io/v1", request });
}

/** What we make of the pod, as far as the record holds it. */
function ours(release: ModernName, row: Row, answer: Answer): Answer {
  let injector: Injector;
  try {
    injector = load(release, row, "fixed");
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const reviewed = injector.review(review(row.pod));
  if (answer.panics === true) return { panics: load(release, row, "exact").review(review(row.pod)).dropped };
  if (reviewed.message !== undefined) return { message: reviewed.message };
  const { metadata, spec } = patched(release, row.pod, reviewed.body);
  if (!("metadata" in answer)) {
    const out = (metadata as { labels?: Record<string, string> }).labels?.["out"];
    return out === undefined ? {} : { out };
  }
  return { metadata, spec };
}

function patched(release: ModernName, pod: object, body: string): { metadata: unknown; spec: unknown } {
  const { response } = JSON.parse(body) as { response: { patch?: string } };
  const patch = JSON.parse(atob(response.patch ?? "W10=")) as Rfc6902[];
  const { newDocument } = jsonPatch.applyPatch(structuredClone(pod), patch, true);
  const { value } = decodeJson(releaseNamed(release).types, "Pod", newDocument as never);
  const { metadata, spec } = JSON.parse(JSON.stringify(value, texts)) as { metadata: object; spec: unknown };
  const { creationTimestamp: _none, ...rest } = metadata as { creationTimestamp?: null };
  return { metadata: rest, spec };
}

/** Numbers of decoded JSON know how they are written. */
function texts(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && "text" in value && Object.keys(value).length === 1
    ? Number((value as { text: string }).text)
    : value;
}

describe("what Istio's own injectors answered to odd pods, templates and values", () => {
  test.each(rows)("$name", (row) => {
    for (const { releases, answer } of row.answers) {
      for (const release of releases)
        expect({ release, ...ours(release, row, answer) }).toEqual({ release, ...answer });
    }
  });
});
