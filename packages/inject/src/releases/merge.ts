import { proxyConfigProblem } from "@outrigger/config";
import type { TypeTable } from "@outrigger/kube";
import { istio1_10 } from "@outrigger/kube/tables/istio-1.10";
import { istio1_12 } from "@outrigger/kube/tables/istio-1.12";
import { istio1_14 } from "@outrigger/kube/tables/istio-1.14";
import { istio1_16 } from "@outrigger/kube/tables/istio-1.16";
import { istio1_18 } from "@outrigger/kube/tables/istio-1.18";
import { istio1_20 } from "@outrigger/kube/tables/istio-1.20";
import { istio1_22 } from "@outrigger/kube/tables/istio-1.22";
import { istio1_24 } from "@outrigger/kube/tables/istio-1.24";
import { istio1_26 } from "@outrigger/kube/tables/istio-1.26";
import { istio1_28 } from "@outrigger/kube/tables/istio-1.28";
import { istio1_29 } from "@outrigger/kube/tables/istio-1.29";
import { istio1_30 } from "@outrigger/kube/tables/istio-1.30";
import { istio1_31 } from "@outrigger/kube/tables/istio-1.31";
import { modernRegistry } from "../annotations/modern-registry.ts";
import { gatheredIndented } from "../annotations/validate.ts";
import type { InjectorSettings } from "../compiled-injector.ts";
import { annotateInjected } from "../merge/finish-metadata.ts";
import { APPLYING, PARSING } from "../merge/render.ts";
import { mergeFields } from "../merge/template-fields.ts";
import { detectNativeSidecar } from "../plan/native-sidecar.ts";
import { modernWorkload } from "../plan/modern-workload.ts";
import { modernDecision } from "./modern-decision.ts";
import { modernAdmission, modernFinish, modernFinishers } from "./modern-finish.ts";
import { modernFunctionsOf } from "./modern-functions.ts";
import { modernPlan } from "./modern-plan.ts";
import { type ModernReleaseName, rowsUntil } from "./modern-names.ts";
import type { MergeRelease } from "./release.ts";

/** A merging release: its name, the tag whose answers the goldens hold (the line, where they hold none), the types that it knew, and whether the goldens hold its answers. */
type Row = readonly [name: ModernReleaseName, tag: string, types: TypeTable, proved: boolean];

const ROWS: readonly Row[] = [
  ["1.9", "1.9", istio1_10, false],
  ["1.10", "1.10.6", istio1_10, true],
  ["1.11", "1.11", istio1_12, false],
  ["1.12", "1.12.9", istio1_12, true],
  ["1.13", "1.13", istio1_14, false],
  ["1.14", "1.14.6", istio1_14, true],
  ["1.15", "1.15", istio1_16, false],
  ["1.16", "1.16.7", istio1_16, true],
  ["1.17", "1.17", istio1_18, false],
  ["1.18", "1.18.7", istio1_18, true],
  ["1.19", "1.19", istio1_20, false],
  ["1.20", "1.20.8", istio1_20, true],
  ["1.21", "1.21", istio1_22, false],
  ["1.22", "1.22.8", istio1_22, true],
  ["1.23", "1.23", istio1_24, false],
  ["1.24", "1.24.6", istio1_24, true],
  ["1.25", "1.25", istio1_26, false],
  ["1.26", "1.26.8", istio1_26, true],
  ["1.27", "1.27", istio1_28, false],
  ["1.28", "1.28.10", istio1_28, true],
  ["1.29", "1.29.6", istio1_29, true],
  ["1.30", "1.30.3", istio1_30, true],
  ["1.31", "1.31.0-rc.0", istio1_31, true],
];

/** What the rows below say; the rest of a release is said by the tables of its parts. */
type Behaviour = Omit<
  MergeRelease,
  | "name"
  | "tag"
  | "proved"
  | "types"
  | "functions"
  | "data"
  | "decision"
  | "annotations"
  | "workload"
  | "path"
  | "admit"
  | "finishers"
  | "scrape"
> & {
  /** Whether the status annotation names the revision. */
  readonly withRevision: boolean;
};

const NO_DOCUMENT = "strategic merge: invalid JSON document";

const FIRST: Behaviour = {
  engine: "merge",
  review: reviewIn(100),
  delimiters: ["{{", "}}"],
  annotationReport: gatheredIndented,
  merge: { rules: "1.20", numbers: "int64" },
  parsesTemplates: "per-pod",
  yaml: "v2.3.0",
  templateFirst: false,
  yamlError: (words) => `yaml to json: ${words}`,
  overrides: { skipsInjected: false, initFromContainers: false },
  native: { annotation: false, isNative: () => false },
  usesNamespaces: false,
  takesConfigLabel: false,
  patchOrder: "document",
  sharesValues: false,
  needsValues: false,
  withRevision: false,
};

/** Go names the scheme by the line of its library where it is made. */
function reviewIn(line: number): MergeRelease["review"] {
  return { registered: true, scheme: `pkg/runtime/scheme.go:${line}`, v1: true, saysType: true, refusesOthers: true };
}

/** What each release does otherwise, oldest first. */
const CHANGES: readonly (readonly [ModernReleaseName, Partial<Behaviour>])[] = [
  ["1.10", { yaml: "v2.4.0" }],
  ["1.11", { withRevision: true }],
  ["1.12", { yaml: "sigs", takesConfigLabel: true }],
  ["1.13", { merge: { rules: "1.24", numbers: "int64" } }],
  [
    "1.14",
    {
      merge: { rules: "1.24", numbers: "float64" },
      parsesTemplates: "at-load",
      sharesValues: true,
      yamlError: () => `${PARSING}: ${NO_DOCUMENT}`,
    },
  ],
  ["1.17", { overrides: { skipsInjected: true, initFromContainers: false } }],
  [
    "1.19",
    {
      merge: { rules: "1.28", numbers: "float64" },
      templateFirst: true,
      takesConfigLabel: false,
      patchOrder: "random",
      yamlError: () => `${APPLYING}: ${NO_DOCUMENT}`,
      overrides: { skipsInjected: true, initFromContainers: true },
      native: { annotation: false, isNative: isEnabled },
    },
  ],
  ["1.20", { usesNamespaces: true }],
  ["1.24", { needsValues: true, native: { annotation: true, isNative: isEnabled } }],
  ["1.26", { review: reviewIn(110) }],
  ["1.27", { native: { annotation: true, isNative: isDetected } }],
  ["1.29", { review: reviewIn(111) }],
];

/** The releases that merge, oldest first. */
export const mergeReleases: readonly MergeRelease[] = ROWS.map(releaseOf);

function releaseOf([name, tag, types, proved]: Row): MergeRelease {
  const { withRevision, ...behaviour } = rowsUntil(CHANGES, name).reduce<Behaviour>(
    (before, change) => ({ ...before, ...change }),
    FIRST,
  );
  const { path, workload, image } = modernPlan(name);
  return {
    ...behaviour,
    name,
    tag,
    proved,
    types,
    functions: modernFunctionsOf({ release: name, types, yaml: behaviour.yaml }),
    data: mergeFields({ release: name, types, image }),
    path,
    workload: modernWorkload(workload),
    admit: modernAdmission(name),
    finishers: modernFinishers(name, annotateInjected(withRevision)),
    scrape: modernFinish(name).scrape,
    decision: modernDecision(name),
    annotations: modernRegistry({ release: name, proxyConfig: (text) => proxyConfigProblem(text, name) }),
  };
}

/** Up to 1.26 a flag of the control plane says it. */
function isEnabled({ nativeSidecars }: InjectorSettings): boolean {
  return nativeSidecars === "enabled";
}

function isDetected({ nativeSidecars = "auto", facts }: InjectorSettings, nodeName: string): boolean {
  return detectNativeSidecar(facts?.nodes, nodeName, nativeSidecars);
}
