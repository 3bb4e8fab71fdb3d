import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { readPod } from "../pod.ts";
import type { ModernReleaseName } from "../releases/modern-names.ts";
import { modernPlan } from "../releases/modern-plan.ts";
import { estimatedConcurrency } from "./estimated-concurrency.ts";
import { inboundTrafficPolicyMode } from "./inbound-traffic-policy.ts";
import { parseInjectEnvs } from "./inject-envs.ts";
import { modernWorkload } from "./modern-workload.ts";
import { detectNativeSidecar } from "./native-sidecar.ts";
import { proxyIds } from "./proxy-ids.ts";
import { proxyImage, proxyInitImage } from "./proxy-image.ts";

test.each<[ModernReleaseName, string, Record<string, string>]>([
  ["1.9", "/inject/cluster/a/net/b", { ISTIO_META_CLUSTER_ID: "a", ISTIO_META_NETWORK: "b" }],
  ["1.9", "/inject/:ENV:cluster=a", {}],
  ["1.10", "/inject/:ENV:cluster=a:ENV:x=/:ENV:=y:ENV:z", { ISTIO_META_CLUSTER_ID: "a", X: "/" }],
  ["1.14", "/inject/a/x--slash--y", { A: "x--slash--y" }],
  ["1.15", "/inject/a/x--slash--y/b--slash--c/", { A: "x/y" }],
  ["1.31", "/inject//x/a/", {}],
  ["1.31", "/inject", {}],
  ["1.31", "/inject//", {}],
  ["1.31", "/inject/__proto__/x", { __PROTO__: "x" }],
])("%s reads %s", (release, path, want) => {
  expect(parseInjectEnvs(path, modernPlan(release).path)).toEqual(want);
});

const owner = (kind: string, name: string) => ({
  generateName: "x-",
  namespace: "prod",
  ownerReferences: [
    { kind: "Other", name: "o", apiVersion: "v1" },
    { kind, name, apiVersion: "apps/v1", controller: true },
  ],
});

test.each<[ModernReleaseName, Json, string]>([
  ["1.31", { name: "web", namespace: "prod" }, "v1 Pod web"],
  ["1.31", { ...owner("ReplicaSet", "web-7f"), name: "web-7f-x" }, "apps/v1 ReplicaSet web-7f"],
  ["1.31", { ...owner("ReplicaSet", "web-7f"), labels: { "pod-template-hash": "7f" } }, "apps/v1 Deployment web"],
  ["1.31", { ...owner("ReplicaSet", "web7f"), labels: { "pod-template-hash": "7f" } }, "apps/v1 Deployment web7f"],
  [
    "1.31",
    { ...owner("ReplicaSet", "web-7f"), labels: { "rollouts-pod-template-hash": "7f" } },
    "v1alpha1 Rollout web",
  ],
  [
    "1.21",
    { ...owner("ReplicaSet", "web-7f"), labels: { "rollouts-pod-template-hash": "7f" } },
    "apps/v1 ReplicaSet web-7f",
  ],
  [
    "1.12",
    { ...owner("ReplicationController", "web-1"), labels: { deploymentconfig: "dc" } },
    "apps/v1 DeploymentConfig dc",
  ],
  [
    "1.11",
    { ...owner("ReplicationController", "web-1"), labels: { deploymentconfig: "dc" } },
    "apps/v1 ReplicationController web-1",
  ],
  ["1.9", owner("Job", "tick-1234567890"), "batch/v1beta1 CronJob tick"],
  ["1.9", owner("Job", "tick-12345678"), "apps/v1 Job tick-12345678"],
  ["1.10", owner("Job", "tick-12345678"), "batch/v1beta1 CronJob tick"],
  ["1.22", owner("Job", "tick-1-12345678"), "batch/v1 CronJob tick-1"],
  ["1.22", owner("Job", "-12345678"), "apps/v1 Job -12345678"],
  ["1.22", { ...owner("StatefulSet", ""), name: "own" }, "apps/v1 StatefulSet own"],
])("%s: %j belongs to %s", (release, metadata, want) => {
  const { apiVersion, kind, name, namespace } = modernWorkload(modernPlan(release).workload)(readPod({ metadata }));
  expect(`${apiVersion} ${kind} ${name}`).toBe(want);
  expect(namespace).toBe("prod");
});

test("until 1.21, a workload has the pod's metadata", () => {
  const metadata = { ...owner("ReplicaSet", "web-7f"), labels: { a: "b" }, managedFields: [] };
  const of = (release: ModernReleaseName) =>
    modernWorkload(modernPlan(release).workload)(readPod({ metadata })).metadata;
  expect(of("1.9")).toMatchObject({ name: "web-7f", ownerReferences: [{}, {}], managedFields: [] });
  expect(of("1.21")).toEqual({ name: "web-7f", namespace: "prod", generateName: "x-", labels: { a: "b" } });
  expect(of("1.22")).toBeUndefined();
});

const values = { global: { hub: "docker.io/istio", tag: 1.1, variant: "debug", proxy: { image: "proxyv3" } } };
const typed = { "sidecar.istio.io/proxyImageType": "default" };

test.each<[ModernReleaseName, Json, Json, string]>([
  ["1.13", null, {}, "docker.io/istio/proxyv3:1.1"],
  ["1.22", null, {}, "docker.io/istio/proxyv3:1.1-debug"],
  ["1.22", { imageType: "distroless" }, {}, "docker.io/istio/proxyv3:1.1-distroless"],
  ["1.30", {}, {}, "docker.io/istio/proxyv3:1.1"],
  ["1.31", {}, {}, "docker.io/istio/proxyv3:1.1-debug"],
  ["1.31", { imageType: "distroless" }, typed, "docker.io/istio/proxyv3:1.1"],
])("%s with the image %j and %j is %s", (release, image, annotations, want) => {
  const facts = { values, proxyConfig: { image }, annotations: annotations as Record<string, string> };
  expect(proxyImage(modernPlan(release).image, facts)).toBe(want);
});

test("an image's type takes the place of the one that the tag ends in", () => {
  const of = (tag: string, type: string) =>
    proxyInitImage({
      values: { global: { hub: "h", tag, proxy_init: { image: "init" } } },
      annotations: { "sidecar.istio.io/proxyImageType": type },
    });
  expect(of("1.2-distroless", "debug")).toBe("h/init:1.2-debug");
  expect(of("1.2-distroless", "default")).toBe("h/init:1.2");
  expect(of("1.2-debug-distroless", "")).toBe("h/init:1.2-debug-distroless");
  expect(proxyInitImage({ values: null, annotations: {} })).toBe("/proxyv2:");
});

test.each([
  [["v1.33.0", "v1.34.1+k3s1"], "", "auto", true],
  [["v1.33.0", "v1.32.9"], "", "auto", false],
  [["v1.33.0", "v1.32.9"], "n0", "auto", true],
  [["v1.33.0", "v1.32.9"], "gone", "auto", false],
  [["2.0.0"], "", "auto", false],
  [["1.33.0-gke.1"], "", "auto", true],
  [["unknown"], "", "auto", false],
  [["1.33."], "", "auto", false],
  [[], "", "auto", true],
  [undefined, "", "auto", false],
  [undefined, "", "enabled", true],
  [["v1.33.0"], "", "disabled", false],
] as const)("detectNativeSidecar() of %j for the node '%s', %s: %s", (versions, node, setting, want) => {
  const nodes = versions?.map((kubeletVersion, at) => ({ name: `n${at}`, kubeletVersion }));
  expect(detectNativeSidecar(nodes, node, setting)).toBe(want);
});

const USERS = "openshift.io/sa.scc.uid-range";
const GROUPS = "openshift.io/sa.scc.supplemental-groups";

test.each<[Record<string, string>, bigint, bigint]>([
  [{}, 1337n, 1337n],
  [{ [USERS]: "1000620000/10000" }, 1000629999n, 1000629999n],
  [{ [USERS]: "1-2", [GROUPS]: "3/4,x" }, 2n, 1337n],
  [{ [USERS]: "0/0", [GROUPS]: "" }, 4294967295n, 1337n],
  [{ [USERS]: "x", [GROUPS]: "5-6 and more,7/8" }, 1337n, 6n],
  [{ [USERS]: "4294967296/1" }, 1337n, 1337n],
])("proxyIds() of %j is %s and %s", (annotations, user, group) => {
  expect(proxyIds(annotations)).toEqual({ user, group });
});

test.each<[Json, Record<string, string>, bigint]>([
  [null, {}, 2n],
  [4, {}, 4n],
  [0, {}, 7n],
  [0, { "sidecar.istio.io/proxyCPU": "1500m" }, 2n],
  [0, { "sidecar.istio.io/proxyCPULimit": "bad", "sidecar.istio.io/proxyCPU": "3" }, 2n],
])("estimatedConcurrency() of %j with %j is %s", (concurrency, annotations, want) => {
  const resources = { limits: { cpu: "6500m" }, requests: { cpu: "1" } };
  const facts = { proxyConfig: { concurrency }, annotations, values: { global: { proxy: { resources } } } };
  expect(estimatedConcurrency(facts)).toBe(want);
});

test("inboundTrafficPolicyMode() is passthrough, unless the mesh says localhost", () => {
  expect(inboundTrafficPolicyMode({ inboundTrafficPolicy: { mode: "LOCALHOST" } })).toBe("localhost");
  expect(inboundTrafficPolicyMode({ inboundTrafficPolicy: { mode: "PASSTHROUGH" } })).toBe("passthrough");
  expect(inboundTrafficPolicyMode({ inboundTrafficPolicy: null })).toBe("passthrough");
});
