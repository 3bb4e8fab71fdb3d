import { istio1_0_0 } from "@outrigger/kube/tables/istio-1.0.0";
import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
import { registry10, registry100 } from "../annotations/registry.ts";
import { firstAlone, gathered } from "../annotations/validate.ts";
import { applyKubernetesDefaults } from "../finish/kubernetes-defaults.ts";
import { podAsWorkload } from "../plan/workload.ts";
import { functions10, functions100 } from "./functions.ts";
import type { Release } from "./release.ts";
import { fields10 } from "./template-fields.ts";

/** 1.0.0: the release that the project started from. */
export const release100: Release = {
  name: "1.0.0",
  tag: "1.0.0",
  types: istio1_0_0,
  review: { registered: false, scheme: "", v1: false },
  delimiters: ["[[", "]]"],
  functions: functions100,
  data: fields10(istio1_0_0),
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
  workload: podAsWorkload,
  finishers: [applyKubernetesDefaults],
};

/** 1.0: 1.0.9, the last of its line. */
export const release10: Release = {
  ...release100,
  name: "1.0",
  tag: "1.0.9",
  types: istio1_0,
  functions: functions10,
  data: fields10(istio1_0),
  annotations: registry10,
  annotationReport: gathered,
};
