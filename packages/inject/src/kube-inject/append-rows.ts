import { istio1_0_0 } from "@outrigger/kube/tables/istio-1.0.0";
import { istio1_0 } from "@outrigger/kube/tables/istio-1.0";
import { istio1_1 } from "@outrigger/kube/tables/istio-1.1";
import { istio1_2 } from "@outrigger/kube/tables/istio-1.2";
import { istio1_3 } from "@outrigger/kube/tables/istio-1.3";
import { istio1_4 } from "@outrigger/kube/tables/istio-1.4";
import { istio1_5 } from "@outrigger/kube/tables/istio-1.5";
import { istio1_6 } from "@outrigger/kube/tables/istio-1.6";
import { istio1_8 } from "@outrigger/kube/tables/istio-1.8";
import { modernRegistry } from "../annotations/modern-registry.ts";
import { registry13, registry15 } from "../annotations/registry.ts";
import { applyConcurrency } from "../finish/concurrency.ts";
import { holdByValues } from "../finish/front.ts";
import { labelTlsMode, stampRevision } from "../finish/labels.ts";
import { claimPrometheus } from "../finish/prometheus.ts";
import { asItIs, socketPathSet, tokenMountEnabled, withGroup, withGroupAlone } from "../plan/security-context.ts";
import { probes11, probes12, probes15, probes16, probes17 } from "../releases/probe-rules.ts";
import type { AppendTemplateRules } from "./append-template.ts";
import type { PatchTemplateRules } from "./patch-template.ts";
import { modernDecision } from "../releases/modern-decision.ts";
import { annotateRedirection } from "./redirect-annotations.ts";
import { rewriteTemplateProbes } from "./template-probes.ts";

const row100: AppendTemplateRules = {
  types: istio1_0_0,
  yaml: "v2",
  strictMarkers: false,
  lists: ["initContainers", "containers", "volumes"],
  replacesDns: false,
  skipsInjected: "never",
  namesWorkload: false,
  namesKind: false,
  warningPrefix: "",
  preparePod: asItIs,
  finishers: [],
};
const row10: AppendTemplateRules = { ...row100, types: istio1_0 };
const row11: AppendTemplateRules = {
  ...row10,
  types: istio1_1,
  replacesDns: true,
  preparePod: withGroupAlone(tokenMountEnabled),
  finishers: [applyConcurrency, rewriteTemplateProbes(probes11)],
};
const row12: AppendTemplateRules = {
  ...row11,
  types: istio1_2,
  skipsInjected: "always",
  finishers: [applyConcurrency, rewriteTemplateProbes(probes12)],
};
const row13: AppendTemplateRules = {
  ...row12,
  types: istio1_3,
  namesWorkload: true,
  preparePod: withGroupAlone(socketPathSet),
  finishers: [applyConcurrency, rewriteTemplateProbes(probes12), annotateRedirection(registry13)],
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
  finishers: [applyConcurrency, rewriteTemplateProbes(probes15), annotateRedirection(registry15), labelTlsMode],
};

const registry16 = modernRegistry({ release: "1.6", proxyConfig: () => undefined });
const row16: AppendTemplateRules = {
  ...row15,
  types: istio1_6,
  yaml: "v2.2.8",
  lists: [...row15.lists, "imagePullSecrets"],
  finishers: [
    applyConcurrency,
    rewriteTemplateProbes(probes16),
    annotateRedirection(registry16),
    stampRevision,
    labelTlsMode,
  ],
};
const row17: AppendTemplateRules = {
  ...row16,
  yaml: "v2.3.0",
  finishers: [
    applyConcurrency,
    claimPrometheus,
    rewriteTemplateProbes(probes17),
    annotateRedirection(registry16),
    holdByValues,
    stampRevision,
    labelTlsMode,
  ],
};

const row18: PatchTemplateRules = {
  types: istio1_8,
  yaml: "v2.3.0",
  strictMarkers: row17.strictMarkers,
  skipsInjected: "always",
  namesWorkload: true,
  namesKind: false,
  warningPrefix: "===> ",
  asks: modernDecision("1.8"),
};

const ROWS: ReadonlyMap<string, AppendTemplateRules> = new Map([
  ["1.0.0", row100],
  ["1.0", row10],
  ["1.1", row11],
  ["1.2", row12],
  ["1.3", row13],
  ["1.4", row14],
  ["1.5", row15],
  ["1.6", row16],
  ["1.7", row17],
]);

/** What the command of an appending release does. @throws RangeError for a name that has no row. */
export function appendRow(name: string): AppendTemplateRules {
  const row = ROWS.get(name);
  if (row === undefined) throw new RangeError(`Cannot inject files as release "${name}": it has no row`);
  return row;
}

/** What the commands of those appending releases do that inject as their webhooks do, by the release's name. */
export const patchRows: ReadonlyMap<string, PatchTemplateRules> = new Map([["1.8", row18]]);
