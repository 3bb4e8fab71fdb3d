import { proxyConfigProblem } from "@outrigger/config";
import { istio1_6 } from "@outrigger/kube/tables/istio-1.6";
import { istio1_8 } from "@outrigger/kube/tables/istio-1.8";
import type { DialectName } from "@outrigger/go-std/yaml";
import type { ReleaseTable } from "@outrigger/kube";
import { modernRegistry } from "../annotations/modern-registry.ts";
import { gatheredIndented } from "../annotations/validate.ts";
import { nameCluster, nameClusterAndMore } from "../finish/cluster-environment.ts";
import { applyConcurrency } from "../finish/concurrency.ts";
import { holdByMesh, holdByValues, putValidationFirst } from "../finish/front.ts";
import { annotateAsConfigured } from "../finish/injected-annotations.ts";
import { labelCanonicalService, labelNetwork, labelRevision, labelTlsMode } from "../finish/labels.ts";
import { rewriteProbes } from "../finish/probes.ts";
import { mergePrometheus } from "../finish/prometheus.ts";
import { restateSecurityContext } from "../finish/security-context.ts";
import { shareServiceAccountMount } from "../finish/service-account-mount.ts";
import { byAnnotation } from "../plan/pod-mesh.ts";
import { legacyGroupEnabled, socketPathSet, withGroup } from "../plan/security-context.ts";
import { owningWorkload } from "../plan/workload.ts";
import { modernDecision } from "./modern-decision.ts";
import { modernFunctionsOf } from "./modern-functions.ts";
import { probes16, probes17, probes18 } from "./probe-rules.ts";
import type { AppendRelease } from "./release.ts";
import { fields13 } from "./template-fields.ts";

type Name = "1.6" | "1.7" | "1.8";

/** What follows from a release's name, its types and its YAML library. */
function basis(release: Name, types: ReleaseTable, yaml: DialectName) {
  return {
    name: release,
    types,
    yaml,
    functions: modernFunctionsOf({ release, types, yaml }),
    data: fields13({ release, types }),
    decision: modernDecision(release),
    annotations: modernRegistry({ release, proxyConfig: (text) => proxyConfigProblem(text, release) }),
  };
}

/** 1.6: revisions, the metrics of the application behind the sidecar's, proxy settings by annotation. */
const release16: AppendRelease = {
  engine: "append",
  tag: "1.6.14",
  proved: true,
  ...basis("1.6", istio1_6, "v2.2.8"),
  review: { registered: true, scheme: "pkg/runtime/scheme.go:101", v1: false },
  delimiters: ["{{", "}}"],
  panicsOnBadTemplate: false,
  overlayErrorPrefix: "failed parsing generated injected YAML (check Istio sidecar injector configuration): ",
  annotationReport: gatheredIndented,
  preparePod: withGroup(socketPathSet),
  podMesh: byAnnotation,
  workload: owningWorkload({ namespace: "request", controllerSaid: true, hashless: true, cronJobs: true }),
  finishers: [
    applyConcurrency,
    nameCluster,
    rewriteProbes(probes16),
    annotateAsConfigured,
    mergePrometheus,
    shareServiceAccountMount,
    putValidationFirst,
    restateSecurityContext,
    labelTlsMode,
    labelCanonicalService,
    labelRevision,
  ],
};

/** 1.7: reviews of admission.k8s.io/v1, startup probes, sidecars that start before the application. */
const release17: AppendRelease = {
  ...release16,
  tag: "1.7.8",
  proved: false,
  ...basis("1.7", { ...istio1_6, release: "1.7", extra: istio1_8.extra ?? {} }, "v2.3.0"),
  review: { ...release16.review, v1: true, saysType: true },
  finishers: [
    applyConcurrency,
    nameCluster,
    rewriteProbes(probes17),
    annotateAsConfigured,
    mergePrometheus,
    shareServiceAccountMount,
    putValidationFirst,
    holdByValues,
    restateSecurityContext,
    labelTlsMode,
    labelCanonicalService,
    labelRevision,
  ],
};

/** 1.8: sprig, the environment of the sidecar by path and values, the network as a label. */
const release18: AppendRelease = {
  ...release17,
  tag: "1.8.6",
  proved: true,
  ...basis("1.8", istio1_8, "v2.3.0"),
  preparePod: withGroup(legacyGroupEnabled),
  workload: owningWorkload({ namespace: "pod", controllerSaid: false, hashless: false, cronJobs: true }),
  finishers: [
    applyConcurrency,
    nameClusterAndMore,
    rewriteProbes(probes18),
    annotateAsConfigured,
    mergePrometheus,
    shareServiceAccountMount,
    putValidationFirst,
    holdByMesh,
    restateSecurityContext,
    labelTlsMode,
    labelCanonicalService,
    labelRevision,
    labelNetwork,
  ],
};

/** The releases from 1.6 on that append, oldest first. */
export const appendReleases: readonly AppendRelease[] = [release16, release17, release18];
