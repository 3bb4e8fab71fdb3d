import { describe, expect, test } from "vitest";
import { decodeReview, type ReviewRules } from "./index.ts";

const OLD: ReviewRules = { registered: false, scheme: "", v1: false };
const NEW: ReviewRules = { registered: true, scheme: "pkg/runtime/scheme.go:101", v1: false };
const BETA = '"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1beta1"';
const V1 = '{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"u"}}';

describe("decodeReview()", () => {
  test("reads a review", () => {
    const body = `{${BETA},"request":{"uid":"u","name":"n","namespace":"ns","operation":"CREATE","kind":{"version":"v1","kind":"Pod"},"userInfo":{"username":"x","groups":["g"]},"object":{"a":1},"oldObject":null}}`;
    expect(decodeReview(body, NEW)).toMatchObject({
      kind: "AdmissionReview",
      apiVersion: "admission.k8s.io/v1beta1",
      request: {
        uid: "u",
        name: "n",
        namespace: "ns",
        operation: "CREATE",
        kind: { group: "", version: "v1", kind: "Pod" },
        userInfo: { username: "x", uid: "", groups: ["g"] },
        object: { a: 1 },
        oldObject: undefined,
      },
    });
  });

  test.each([
    ["null", "null"],
    ["no request", `{${BETA}}`],
    ["a null request", `{${BETA},"request":null}`],
    ["an empty object", "{}"],
    ["spaces", "  \n"],
    ["a pod", '{"apiVersion":"v1","kind":"Pod","metadata":{}}'],
  ])("finds no request in %s", (_, body) => {
    for (const rules of [OLD, NEW]) expect(decodeReview(body, rules).request).toBeUndefined();
  });

  test("reads YAML, a byte order mark too", () => {
    const yaml =
      "apiVersion: admission.k8s.io/v1beta1\nkind: AdmissionReview\nrequest:\n  uid: u\n  object: {metadata: {name: x}}\n";
    for (const body of [yaml, `\ufeff${yaml}`, `\ufeff{${BETA},"request":{"uid":"u"}}`]) {
      expect(decodeReview(body, NEW).request?.uid).toBe("u");
    }
  });

  test("reads deep documents", () => {
    const deep = "[".repeat(9000) + "]".repeat(9000);
    for (const body of [`{"request":{"object":${deep}}}`, `request:\n  object: ${deep}`]) {
      expect(Array.isArray(decodeReview(body, OLD).request?.object)).toBe(true);
    }
  });

  test("takes any kind and any case in 1.0", () => {
    const body = '{"kind":"Frobnicate","apiVersion":"x/v9","Request":{"UID":"u","Object":{}}}';
    expect(decodeReview(body, OLD).request).toMatchObject({ uid: "u", object: {} });
  });

  test("lets the case of keys count from 1.1 on", () => {
    expect(decodeReview(`{${BETA},"Request":{"UID":"u"}}`, NEW).request).toBeUndefined();
    expect(decodeReview(`{${BETA},"request":{"UID":"u"}}`, NEW).request?.uid).toBe("");
  });

  test("accepts v1 where it is told to", () => {
    expect(decodeReview(V1, { ...NEW, v1: true }).request?.uid).toBe("u");
  });

  const META =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  test.each([
    [
      "v1",
      V1,
      NEW,
      'no kind "AdmissionReview" is registered for version "admission.k8s.io/v1" in scheme "pkg/runtime/scheme.go:101"',
    ],
    [
      "v1 in 1.1",
      V1,
      { ...NEW, scheme: "" },
      'no kind "AdmissionReview" is registered for version "admission.k8s.io/v1"',
    ],
    [
      "another kind",
      '{"kind":"X","apiVersion":"v1"}',
      NEW,
      'no kind "X" is registered for version "v1" in scheme "pkg/runtime/scheme.go:101"',
    ],
    ["a bad version", '{"kind":"X","apiVersion":"a/b/c"}', NEW, "unexpected GroupVersion string: a/b/c"],
    ["broken JSON", '{"a"', OLD, "couldn't get version/kind; json parse error: unexpected end of JSON input"],
    [
      "a word",
      "nonsense",
      OLD,
      `couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type ${META}`,
    ],
    [
      "a list",
      "[]",
      OLD,
      `couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type ${META}`,
    ],
    [
      "a kind of a wrong type",
      '{"kind":5}',
      OLD,
      "couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string",
    ],
    ["control characters", "\u0000\u0001", OLD, "yaml: control characters are not allowed"],
    [
      "a numeric uid",
      `{${BETA},"request":{"uid":5,"object":{}}}`,
      NEW,
      'v1beta1.AdmissionReview.Request: v1beta1.AdmissionRequest.Object: UID: ReadString: expects " or n, but found 5, error found in #10 byte of ...|":{"uid":5,"object":|..., bigger context ...|ion":"admission.k8s.io/v1beta1","request":{"uid":5,"object":{}}}|...',
    ],
    [
      "groups of a wrong type",
      `{${BETA},"request":{"userInfo":{"groups":5},"object":{"a":1},"uid":"u"}}`,
      NEW,
      'v1beta1.AdmissionReview.Request: v1beta1.AdmissionRequest.Object: UserInfo: v1.UserInfo.Groups: []string: decode slice: expect [ or n, but found 5, error found in #10 byte of ...|"groups":5},"object"|..., bigger context ...|.k8s.io/v1beta1","request":{"userInfo":{"groups":5},"object":{"a":1},"uid":"u"}}|...',
    ],
  ])("refuses %s", (_, body, rules, message) => {
    expect(() => decodeReview(body, rules)).toThrow(expect.objectContaining({ code: "kube-review", message }));
  });

  test.each([
    ["{}", "Object 'Kind' is missing in '{}'"],
    ["null", "Object 'Kind' is missing in 'null'"],
    [" ", "Object 'Kind' is missing in ' '"],
    ['{"apiVersion":"admission.k8s.io/v1"}', `Object 'Kind' is missing in '{"apiVersion":"admission.k8s.io/v1"}'`],
    ['{"kind":"AdmissionReview"}', `Object 'apiVersion' is missing in '{"kind":"AdmissionReview"}'`],
    ["kind: AdmissionReview\n", "Object 'apiVersion' is missing in 'kind: AdmissionReview\n'"],
    [
      '{"kind":"AdmissionReview","apiVersion":"/"}',
      `Object 'apiVersion' is missing in '{"kind":"AdmissionReview","apiVersion":"/"}'`,
    ],
    ['{"apiVersion":"a/b/c"}', "unexpected GroupVersion string: a/b/c"],
  ])("has to be told the type of %s from 1.7 on", (body, message) => {
    expect(() => decodeReview(body, { ...NEW, v1: true, saysType: true })).toThrow(message);
  });
});
