import { parseInjectorConfig, parseMeshConfig, parseValues } from "@outrigger/config";
import { array, assert, constantFrom, nat, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { createInjector, type Injector } from "../injector.ts";
import { fingerprint } from "./fingerprint.ts";
import { arePure } from "./pure-templates.ts";

function injectorOf(container: string): Injector {
  const text = `defaultTemplates: [sidecar]
policy: enabled
templates:
  sidecar: |
    spec:
      containers:
      - name: istio-proxy
        image: proxy
        env:
        - name: APP
          value: {{ index .ObjectMeta.Labels "app" | quote }}
${container}
`;
  const release = "1.31";
  return createInjector({
    release,
    compat: "fixed",
    config: parseInjectorConfig(text, { file: "config", release }),
    mesh: parseMeshConfig("", { file: "mesh", release }),
    values: parseValues("{}", { file: "values" }),
  });
}

const PLAIN = "";
const VOLUMES = '        args: [{{ range .Spec.Volumes }}"{{ .Name }}",{{ end }}]';
const HASHED = "        args: [{{ (index .Spec.Volumes 0).Name | sha256sum | quote }}]";
const FIRST_DIGIT = '        args: [{{ regexFind "[0-9]" (index .Spec.Volumes 0).Name | quote }}]';
const TIMES = '        args: [{{ range .ObjectMeta.ManagedFields }}"{{ .Manager }}",{{ end }}]';

interface Replica {
  readonly app: string;
  readonly suffix: string;
  readonly uid: number;
  readonly second: number;
  readonly operation: string;
}

function reviewOf({ app, suffix, uid, second, operation }: Replica): string {
  const token = `kube-api-access-${suffix}`;
  const time = `2026-01-01T00:00:${String(second).padStart(2, "0")}Z`;
  const head = `{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"${uidOf(uid)}",`;
  const rest = JSON.stringify({
    namespace: "shop",
    operation,
    object: {
      metadata: {
        generateName: `${app}-`,
        labels: { app },
        managedFields: [
          { manager: "m", operation: "Update", apiVersion: "v1", time, fieldsType: "FieldsV1", fieldsV1: {} },
        ],
      },
      spec: {
        volumes: [{ name: token, projected: { sources: [] } }],
        containers: [{ name: "app", image: "app", volumeMounts: [{ name: token, mountPath: "/t" }] }],
      },
    },
  });
  return head + rest.slice(1);
}

function uidOf(uid: number): string {
  return `b801229a-21e4-4fa1-8af4-${String(uid).padStart(12, "0")}`;
}

const replica = record({
  app: constantFrom("web", "shop"),
  suffix: constantFrom("bcdfg", "22222", "zz9zz", "x4x4x", "Ab-c1", "toolong"),
  uid: nat(99),
  second: nat(59),
  operation: constantFrom("CREATE", "CREATE", "CREATE", "DELETE"),
});

describe("an injector that remembers", () => {
  test.each([
    ["reads no volume", PLAIN],
    ["writes the volumes' names", VOLUMES],
    ["hashes the volume's name", HASHED],
    ["looks for a digit in the volume's name", FIRST_DIGIT],
    ["reads managed fields", TIMES],
  ])("answers as one that does not, where the template %s", (_, container) => {
    const fresh = new Map<string, unknown>();
    const answerAfresh = (body: string): unknown => {
      const known = fresh.get(body) ?? injectorOf(container).review(body);
      fresh.set(body, known);
      return known;
    };
    const law = property(array(replica, { minLength: 4, maxLength: 12 }), (replicas) => {
      const injector = injectorOf(container);
      for (const body of replicas.map(reviewOf)) expect(injector.review(body)).toEqual(answerAfresh(body));
    });
    assert(law, { numRuns: 20, seed: 3 });
  });

  test("takes no part of a review for another", () => {
    const body = reviewOf({ app: "web", suffix: "bcdfg", uid: 1, second: 1, operation: "CREATE" });
    const bodies = [
      body,
      body,
      body,
      body.replaceAll("kube-api-access-bcdfg", "\0"),
      body.replaceAll("kube-api-access-bcdfg", "\\u0000"),
      body.replace(
        '"volumeMounts":[{"name":"kube-api-access-bcdfg"',
        '"volumeMounts":[{"name":"kube-api-access-zzzzz"',
      ),
      body.replace(/,"operation"/, `,"uid":"${uidOf(2)}","operation"`),
      body.replace("/v1", "/v1beta1"),
      `${body} `,
      `${body}x`,
      body.slice(0, -1),
      body.replace(uidOf(1), "short"),
    ];
    const injector = injectorOf(PLAIN);
    for (const text of [...bodies, ...bodies, ...bodies]) {
      expect(injector.review(text)).toEqual(injectorOf(PLAIN).review(text));
    }
  });

  test("keeps paths apart", () => {
    const injector = injectorOf(PLAIN);
    const body = reviewOf({ app: "web", suffix: "bcdfg", uid: 1, second: 1, operation: "CREATE" });
    for (let time = 0; time < 4; time++) {
      for (const path of ["/inject", "/inject/cluster/x/net/y"]) {
        expect(injector.review(body, path)).toEqual(injectorOf(PLAIN).review(body, path));
      }
    }
  });
});

test("fingerprint() is the same for replicas only", () => {
  const one = { app: "web", suffix: "bcdfg", uid: 1, second: 1, operation: "CREATE" };
  const key = (changed: Partial<Replica>): string | undefined =>
    fingerprint(reviewOf({ ...one, ...changed }), "/inject")?.key;
  expect(key({ suffix: "22222", uid: 2, second: 2 })).toBe(key({}));
  expect(key({ app: "shop" })).not.toBe(key({}));
  expect(key({ suffix: "Ab-c1" })).not.toBe(key({}));
  const replicaTexts = { uid: uidOf(2), suffix: "22222", time: "2026-01-01T00:00:09Z" };
  const other = reviewOf({ ...one, uid: 2, suffix: "22222", second: 9 });
  expect(fingerprint(reviewOf(one), "/inject")?.variant(replicaTexts)).toBe(other);
});

test.each([
  ["{{ .Values.a }} now set", true],
  ["{{ `now` }}", true],
  ['{{ "}}" | now }}', false],
  ["{{ now | date `2006` }}", false],
  ["{{ $x := set .Values.global `a` `b` }}", false],
  ["{{ if true }}{{ uuidv4 }}{{ end }}", false],
  ["{{/* now */}}", true],
  ["{{ randAlphaNum 5 }}", false],
  ['{{ print "{{" now "}}" }}', false],
  ["{{ print '\"' now '\"' }}", false],
  ["{{ print `{{` }}{{ now }}`", false],
  ['{{- /* "set" {{ now }} */ -}} {{ "now" }} now', true],
])("arePure() of %s is %s", (template, pure) => {
  expect(arePure([template], ["{{", "}}"])).toBe(pure);
});
