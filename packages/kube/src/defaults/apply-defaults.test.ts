import { encodeJson, type JsonValue } from "@outrigger/go-std/json";
import { describe, expect, test } from "vitest";
import { applyDefaults } from "../index.ts";
import { istio1_0 } from "../tables/istio-1.0.gen.ts";
import { imageTag } from "./image-tag.ts";

const TERMINATION = '"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"';

function container(value: JsonValue): string {
  const parts = applyDefaults(istio1_0, { initContainers: [], containers: [value], volumes: [] });
  return parts.containers.map((part) => encodeJson(part)).join("");
}

function volume(value: JsonValue): string {
  const parts = applyDefaults(istio1_0, { initContainers: [], containers: [], volumes: [value] });
  return parts.volumes.map((part) => encodeJson(part)).join("");
}

describe("applyDefaults() of a container", () => {
  test("fills in what is missing, in Go's order", () => {
    expect(container({ name: "a", image: "x:1", resources: {}, tty: true })).toBe(
      `{"name":"a","image":"x:1","resources":{},${TERMINATION},"imagePullPolicy":"IfNotPresent","tty":true}`,
    );
  });

  test("copies limits into requests and rounds both", () => {
    const resources = { limits: { cpu: "500u", memory: "1Gi" }, requests: { memory: "1Mi" } };
    expect(container({ name: "a", resources })).toContain(
      '"resources":{"limits":{"cpu":"1m","memory":"1Gi"},"requests":{"cpu":"1m","memory":"1Mi"}}',
    );
  });

  test("fills in probes and lifecycle handlers", () => {
    expect(
      container({
        name: "a",
        resources: {},
        readinessProbe: { httpGet: { port: 80 } },
        livenessProbe: { periodSeconds: 5 },
      }),
    ).toContain(
      '"livenessProbe":{"timeoutSeconds":1,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},' +
        '"readinessProbe":{"httpGet":{"path":"/","port":80,"scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3}',
    );
    expect(container({ name: "a", resources: {}, lifecycle: { preStop: { httpGet: { port: "p" } } } })).toContain(
      '"preStop":{"httpGet":{"path":"/","port":"p","scheme":"HTTP"}}',
    );
  });

  test("fills in ports and references to fields", () => {
    const env = [{ name: "E", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }];
    expect(container({ name: "a", resources: {}, ports: [{ containerPort: 1 }], env })).toContain(
      '"ports":[{"containerPort":1,"protocol":"TCP"}],"env":[{"name":"E","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}}]',
    );
  });
});

describe("applyDefaults() of a volume", () => {
  test.each<[string, JsonValue, string]>([
    ["no source", { name: "a" }, '{"name":"a","emptyDir":{}}'],
    ["secret", { name: "a", secret: { optional: true } }, '{"name":"a","secret":{"defaultMode":420,"optional":true}}'],
    ["a mode of its own", { name: "a", configMap: { defaultMode: 0 } }, '{"name":"a","configMap":{"defaultMode":0}}'],
    ["hostPath", { name: "a", hostPath: { path: "/" } }, '{"name":"a","hostPath":{"path":"/","type":""}}'],
    [
      "projected",
      {
        name: "a",
        projected: { sources: [{ downwardAPI: { items: [{ path: "p", fieldRef: { fieldPath: "f" } }] } }] },
      },
      '{"name":"a","projected":{"sources":[{"downwardAPI":{"items":[{"path":"p","fieldRef":{"apiVersion":"v1","fieldPath":"f"}}]}}],"defaultMode":420}}',
    ],
    [
      "azureDisk",
      { name: "a", azureDisk: { diskName: "d", diskURI: "u", fsType: "" } },
      '{"name":"a","azureDisk":{"diskName":"d","diskURI":"u","cachingMode":"ReadWrite","fsType":"","readOnly":false,"kind":"Shared"}}',
    ],
    [
      "rbd",
      { name: "a", rbd: { monitors: ["m"], image: "i" } },
      '{"name":"a","rbd":{"monitors":["m"],"image":"i","pool":"rbd","user":"admin","keyring":"/etc/ceph/keyring"}}',
    ],
  ])("%s", (_, value, want) => {
    expect(volume(value)).toBe(want);
  });
});

const HEX = "0123456789".repeat(7).slice(0, 64);

test.each([
  ["", ""],
  ["a", "latest"],
  ["a:latest", "latest"],
  ["a:1", "1"],
  ["reg:5000/a", "latest"],
  ["reg:5000/a/b:v1", "v1"],
  [`a@sha256:${HEX}`, ""],
  [`a:latest@sha256:${HEX}`, "latest"],
  ["a:latest@sha256:12", ""],
  ["A B", ""],
  ["Upper/a", ""],
  ["LOCAL.host/a", "latest"],
  [HEX, ""],
  ["a..b", ""],
  ["a__b", "latest"],
  ["a___b", ""],
  ["a:", ""],
  ["-".repeat(50_000), ""],
])("imageTag(%s) is %j", (image, want) => {
  expect(imageTag(image)).toBe(want);
});
