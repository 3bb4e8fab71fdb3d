import { istio1_0_0 } from "@outrigger/kube/tables/istio-1.0.0";
import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
import { istio1_1 } from "@outrigger/kube/tables/istio-1.1";
import { istio1_2 } from "@outrigger/kube/tables/istio-1.2";
import { istio1_3 } from "@outrigger/kube/tables/istio-1.3";
import { istio1_4 } from "@outrigger/kube/tables/istio-1.4";
import { istio1_5 } from "@outrigger/kube/tables/istio-1.5";
import { registry10, registry100, registry11, registry12, registry13, registry15 } from "../annotations/registry.ts";
import { firstAlone, gathered, gatheredIndented } from "../annotations/validate.ts";
import { applyConcurrency } from "../finish/concurrency.ts";
import { annotateAsConfigured } from "../finish/injected-annotations.ts";
import { applyKubernetesDefaults } from "../finish/kubernetes-defaults.ts";
import { labelCanonicalService, labelTlsMode } from "../finish/labels.ts";
import { rewriteProbes } from "../finish/probes.ts";
import { restateSecurityContext } from "../finish/security-context.ts";
import { shareServiceAccountMount } from "../finish/service-account-mount.ts";
import { sameForAll } from "../plan/pod-mesh.ts";
import { asItIs, socketPathSet, tokenMountEnabled, withGroup, withGroupAlone } from "../plan/security-context.ts";
import { owningWorkload, podAsWorkload } from "../plan/workload.ts";
import { functionsOf } from "./functions.ts";
import { probes11, probes12, probes15 } from "./probe-rules.ts";
import type { AppendRelease } from "./release.ts";
import { fields10, fields11, fields12, fields13 } from "./template-fields.ts";

/** 1.0.0: the release that the project started from. */
export const release100: AppendRelease = {
  engine: "append",
  name: "1.0.0",
  tag: "1.0.0",
  proved: true,
  types: istio1_0_0,
  review: { registered: false, scheme: "", v1: false },
  delimiters: ["[[", "]]"],
  functions: functionsOf({ release: "1.0.0", types: istio1_0_0, yaml: "v2" }),
  data: fields10({ release: "1.0.0", types: istio1_0_0 }),
  panicsOnBadTemplate: true,
  yaml: "v2",
  overlayErrorPrefix: "",
  decision: {
    ignoredNamespaces: ["kube-system", "kube-public"],
    namespaceFromRequest: false,
    optInWords: ["y", "yes", "true", "on"],
    selectors: false,
  },
  annotations: registry100,
  annotationReport: firstAlone,
  preparePod: asItIs,
  podMesh: sameForAll,
  workload: podAsWorkload,
  finishers: [applyKubernetesDefaults],
};

/** 1.0: 1.0.9, the last of its line. */
export const release10: AppendRelease = {
  ...release100,
  name: "1.0",
  tag: "1.0.9",
  types: istio1_0,
  functions: functionsOf({ release: "1.0", types: istio1_0, yaml: "v2" }),
  data: fields10({ release: "1.0", types: istio1_0 }),
  annotations: registry10,
  annotationReport: gathered,
};

/** 1.1: selectors, probes through the sidecar, no more defaulting. */
export const release11: AppendRelease = {
  ...release10,
  name: "1.1",
  tag: "1.1.17",
  types: istio1_1,
  review: { registered: true, scheme: "", v1: false },
  functions: functionsOf({ release: "1.1", types: istio1_1, yaml: "v2" }),
  data: fields11({ release: "1.1", types: istio1_1 }),
  panicsOnBadTemplate: false,
  decision: { ...release10.decision, namespaceFromRequest: true, selectors: true },
  preparePod: withGroupAlone(tokenMountEnabled),
  annotations: registry11,
  finishers: [applyConcurrency, shareServiceAccountMount, restateSecurityContext, rewriteProbes(probes11)],
};

/** 1.2: curly delimiters, values. */
export const release12: AppendRelease = {
  ...release11,
  name: "1.2",
  tag: "1.2.10",
  types: istio1_2,
  review: { ...release11.review, scheme: "istio.io/istio/pilot/pkg/kube/inject/webhook.go:44" },
  delimiters: ["{{", "}}"],
  functions: functionsOf({ release: "1.2", types: istio1_2, yaml: "v2" }),
  data: fields12({ release: "1.2", types: istio1_2 }),
  annotations: registry12,
  annotationReport: gatheredIndented,
  finishers: [applyConcurrency, shareServiceAccountMount, restateSecurityContext, rewriteProbes(probes12)],
};

/** 1.3: what the pod belongs to, by its owners. */
export const release13: AppendRelease = {
  ...release12,
  name: "1.3",
  tag: "1.3.8",
  types: istio1_3,
  review: { ...release11.review, scheme: "istio.io/istio/pilot/pkg/kube/inject/webhook.go:46" },
  functions: functionsOf({ release: "1.3", types: istio1_3, yaml: "v2" }),
  data: fields13({ release: "1.3", types: istio1_3 }),
  overlayErrorPrefix: "failed parsing generated injected YAML (check Istio sidecar injector configuration): ",
  annotations: registry13,
  preparePod: withGroupAlone(socketPathSet),
  workload: owningWorkload({ namespace: "request", controllerSaid: true, hashless: true, cronJobs: false }),
  finishers: [applyConcurrency, shareServiceAccountMount, restateSecurityContext, rewriteProbes(probes12)],
};

/** 1.4: labels, annotations of the config. */
export const release14: AppendRelease = {
  ...release13,
  name: "1.4",
  tag: "1.4.10",
  types: istio1_4,
  yaml: "v2.2.4",
  preparePod: withGroup(socketPathSet),
  review: { ...release11.review, scheme: "pkg/runtime/scheme.go:101" },
  functions: functionsOf({ release: "1.4", types: istio1_4, yaml: "v2.2.4" }),
  data: fields13({ release: "1.4", types: istio1_4 }),
  finishers: [
    applyConcurrency,
    shareServiceAccountMount,
    restateSecurityContext,
    annotateAsConfigured,
    labelTlsMode,
    rewriteProbes(probes12),
  ],
};

/** 1.5: canonical services, whole probes. */
export const release15: AppendRelease = {
  ...release14,
  name: "1.5",
  tag: "1.5.10",
  types: istio1_5,
  yaml: "v2.2.7",
  functions: functionsOf({ release: "1.5", types: istio1_5, yaml: "v2.2.7" }),
  data: fields13({ release: "1.5", types: istio1_5 }),
  annotations: registry15,
  finishers: [
    applyConcurrency,
    shareServiceAccountMount,
    restateSecurityContext,
    annotateAsConfigured,
    labelTlsMode,
    labelCanonicalService,
    rewriteProbes(probes15),
  ],
};
