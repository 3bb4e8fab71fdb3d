import { expect, test } from "vitest";
import { readPod } from "./pod.ts";
import { injectedBefore, statusText } from "./status.ts";

const LEGACY = ["istio-init", "enable-core-dump"];

test.each([
  ["no annotation", undefined],
  ["an empty text", ""],
  ["no JSON", "{"],
  ["null", "null"],
  ["a list", "[]"],
  ["lists without entries", '{"containers":[],"volumes":null}'],
  ["a version that is no text", '{"version":1,"containers":["x"]}'],
  ["a list that is none", '{"containers":"x"}'],
  ["a list of no texts", '{"containers":[{"name":"x"}]}'],
])("injectedBefore() takes the first releases' names for %s", (_, status) => {
  const annotations = status === undefined ? {} : { "sidecar.istio.io/status": status };
  expect(injectedBefore(readPod({ metadata: { annotations } })).initContainers).toEqual(LEGACY);
});

test("injectedBefore() reads the lists of the status annotation, keys in any case", () => {
  const annotations = { "sidecar.istio.io/status": '{"Containers":["a",null],"volumes":["v"],"__proto__":{"x":1}}' };
  expect(injectedBefore(readPod({ metadata: { annotations } }))).toEqual({
    initContainers: [],
    containers: ["a", ""],
    volumes: ["v"],
    imagePullSecrets: [],
  });
});

test("statusText() lists names in Go's order, null for an empty list, and escapes as Go does", () => {
  const overlay = {
    initContainers: [{ name: "istio-init" }],
    containers: [{ name: "a<b" }, {}],
    volumes: [],
    imagePullSecrets: [],
    dnsConfig: undefined,
    rewriteAppHTTPProbe: false,
    podRedirectAnnot: undefined,
  };
  expect(statusText(overlay, "v")).toBe(
    '{"version":"v","initContainers":["istio-init"],"containers":["a\\u003cb",""],"volumes":null,"imagePullSecrets":null}',
  );
});
