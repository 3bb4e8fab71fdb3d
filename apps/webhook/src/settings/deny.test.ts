import { expect, test } from "vitest";
import { deny } from "./deny.ts";

test.each<[string, string, string]>([
  ['{"apiVersion":"admission.k8s.io/v1","request":{"uid":"a"}}', "admission.k8s.io/v1", "a"],
  ['{"request":{"uid":"a"}}', "admission.k8s.io/v1beta1", "a"],
  ['{"__proto__":{"request":{"uid":"a"},"apiVersion":"x"}}', "admission.k8s.io/v1beta1", ""],
  ['{"request":{"uid":5}}', "admission.k8s.io/v1beta1", ""],
  ["null", "admission.k8s.io/v1beta1", ""],
  ["{", "admission.k8s.io/v1beta1", ""],
])("deny(%j)", (body, apiVersion, uid) => {
  expect(JSON.parse(deny(body, "why"))).toEqual({
    kind: "AdmissionReview",
    apiVersion,
    response: { uid, allowed: false, status: { metadata: {}, message: "why" } },
  });
});
