import { adjustInitUser } from "../merge/finish/adjust-init-user.ts";
import { applyInjectEnvs, labelNetwork } from "../merge/finish/inject-envs.ts";
import { resetMatchingUser, type UserRules } from "../merge/finish/openshift-user.ts";
import type { ProbeRules } from "../merge/finish/probe-fields.ts";
import { annotateSecurePort, applyPrometheusMerge } from "../merge/finish/prometheus.ts";
import { reorderPod } from "../merge/finish/reorder-pod.ts";
import { type AppProbeRules, rewriteAppProbes } from "../merge/finish/rewrite-app-probes.ts";
import type { ScrapeRules } from "../merge/finish/scrape-config.ts";
import type { SidecarRules } from "../merge/finish/sidecar.ts";
import type { PodFinisher } from "../merge/plan.ts";
import type { TypedPod } from "../merge/typed-pod.ts";
import type { InjectorSettings } from "../compiled-injector.ts";
import { type ModernReleaseName, rowsUntil } from "./modern-names.ts";

/** What of a release says how a merged pod is finished. */
export interface FinishRules {
  readonly sidecar: SidecarRules;
  readonly probes: ProbeRules & Pick<AppProbeRules, "again">;
  readonly scrape: ScrapeRules;
  /** Whether the sidecar's TLS port for metrics is named in an annotation. */
  readonly securePort: boolean;
  /** Whether the init container follows the user of the user's own sidecar. */
  readonly initUser: boolean;
  /** Which containers are compared where OpenShift gave all of them one user; undefined where that is left alone. */
  readonly comparedUsers: UserRules["compared"] | undefined;
}

const FIRST: FinishRules = {
  sidecar: { lists: ["containers"] },
  probes: { tcp: "never", grpc: false, initContainers: false, lifecycle: false, again: "append" },
  scrape: { variants: false, targets: false },
  securePort: false,
  initUser: false,
  comparedUsers: undefined,
};

type Change = (rules: FinishRules) => Partial<FinishRules>;

/** What each release changed, oldest first. */
const CHANGES: readonly (readonly [ModernReleaseName, Change])[] = [
  ["1.12", ({ probes }) => ({ probes: { ...probes, tcp: "flag" } })],
  ["1.13", ({ probes }) => ({ probes: { ...probes, grpc: true }, scrape: { variants: true, targets: false } })],
  ["1.17", ({ probes }) => ({ probes: { ...probes, again: "merge" } })],
  [
    "1.19",
    ({ probes }) => ({
      sidecar: { lists: ["containers", "initContainers"] },
      probes: { ...probes, tcp: "always", initContainers: true },
    }),
  ],
  ["1.20", () => ({ initUser: true })],
  ["1.23", () => ({ comparedUsers: ["containers"] })],
  ["1.25", ({ probes }) => ({ probes: { ...probes, lifecycle: true } })],
  [
    "1.27",
    ({ probes }) => ({
      probes: { ...probes, again: "merge-or-append" },
      comparedUsers: ["containers", "initContainers"],
    }),
  ],
  ["1.31", () => ({ scrape: { variants: true, targets: true }, securePort: true })],
];

/** How a release from 1.9 on finishes a pod. */
export function modernFinish(release: ModernReleaseName): FinishRules {
  return rowsUntil(CHANGES, release).reduce<FinishRules>((rules, change) => ({ ...rules, ...change(rules) }), FIRST);
}

/**
 * The finishers of a release, in Go's order; `annotate` writes down what was injected.
 *
 * Behaves as: the end of reapplyOverwrittenContainers, and postProcessPod, of Istio's inject package, 1.9 and later.
 */
export function modernFinishers(release: ModernReleaseName, annotate: PodFinisher): readonly PodFinisher[] {
  const { sidecar, probes, scrape, securePort, initUser } = modernFinish(release);
  return [
    ...(initUser ? [adjustInitUser(sidecar)] : []),
    applyInjectEnvs(sidecar),
    applyPrometheusMerge({ ...sidecar, ...scrape }),
    ...(securePort ? [annotateSecurePort(sidecar)] : []),
    rewriteAppProbes({ ...sidecar, ...probes }),
    labelNetwork,
    annotate,
    reorderPod({ native: sidecar.lists.includes("initContainers") }),
  ];
}

/**
 * What is done to a pod of a release before anything else.
 *
 * Behaves as: inject of Istio's webhook, 1.9 and later, once the pod is decoded.
 */
export function modernAdmission(release: ModernReleaseName): (pod: TypedPod, settings: InjectorSettings) => TypedPod {
  const { sidecar, comparedUsers } = modernFinish(release);
  return comparedUsers === undefined ? (pod) => pod : resetMatchingUser({ ...sidecar, compared: comparedUsers });
}
