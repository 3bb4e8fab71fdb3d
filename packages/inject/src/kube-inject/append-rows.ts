import { istio1_0_0 } from "@outrigger/kube/tables/istio-1.0.0";
import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
import { istio1_1 } from "@outrigger/kube/tables/istio-1.1";
import { istio1_2 } from "@outrigger/kube/tables/istio-1.2";
import { istio1_3 } from "@outrigger/kube/tables/istio-1.3";
import { istio1_4 } from "@outrigger/kube/tables/istio-1.4";
import { istio1_5 } from "@outrigger/kube/tables/istio-1.5";
import { registry13, registry15 } from "../annotations/registry.ts";
import { applyConcurrency } from "../finish/concurrency.ts";
import { labelTlsMode } from "../finish/labels.ts";
import type { ProbeRules } from "../finish/probes.ts";
import { asItIs, socketPathSet, tokenMountEnabled, withGroup, withGroupAlone } from "../plan/security-context.ts";
import type { AppendTemplateRules } from "./append-template.ts";
import { annotateRedirection } from "./redirect-annotations.ts";
import { rewriteTemplateProbes } from "./template-probes.ts";

const PROBES_11: ProbeRules = {
  annotation: false,
  plainHttp: false,
  scope: "httpGet",
  port: "argument",
  probes: [
    ["readinessProbe", "readyz"],
    ["livenessProbe", "livez"],
  ],
  tellsNone: true,
  first: false,
};
const PROBES_12: ProbeRules = { ...PROBES_11, annotation: true, plainHttp: true };
const PROBES_15: ProbeRules = { ...PROBES_12, scope: "probe" };

const row100: AppendTemplateRules = {
  types: istio1_0_0,
  yaml: "v2",
  strictMarkers: false,
  lists: ["initContainers", "containers", "volumes"],
  replacesDns: false,
  skipsInjected: false,
  namesWorkload: false,
  preparePod: asItIs,
  finishers: [],
};
const row10: AppendTemplateRules = { ...row100, types: istio1_0 };
const row11: AppendTemplateRules = {
  ...row10,
  types: istio1_1,
  replacesDns: true,
  preparePod: withGroupAlone(tokenMountEnabled),
  finishers: [applyConcurrency, rewriteTemplateProbes(PROBES_11)],
};
const row12: AppendTemplateRules = {
  ...row11,
  types: istio1_2,
  skipsInjected: true,
  finishers: [applyConcurrency, rewriteTemplateProbes(PROBES_12)],
};
const row13: AppendTemplateRules = {
  ...row12,
  types: istio1_3,
  namesWorkload: true,
  preparePod: withGroupAlone(socketPathSet),
  finishers: [applyConcurrency, rewriteTemplateProbes(PROBES_12), annotateRedirection(registry13)],
};
const row14: AppendTemplateRules = {
  ...row13,
  types: istio1_4,
  yaml: "v2.2.4",
  preparePod: withGroup(socketPathSet),
  finishers: [...row13.finishers, labelTlsMode],
};
const row15: AppendTemplateRules = {
  ...row14,
  types: istio1_5,
  yaml: "v2.2.7",
  finishers: [applyConcurrency, rewriteTemplateProbes(PROBES_15), annotateRedirection(registry15), labelTlsMode],
};

/** What the command of each appending release does, by the release's name. */
export const appendRows: ReadonlyMap<string, AppendTemplateRules> = new Map([
  ["1.0.0", row100],
  ["1.0", row10],
  ["1.1", row11],
  ["1.2", row12],
  ["1.3", row13],
  ["1.4", row14],
  ["1.5", row15],
]);
