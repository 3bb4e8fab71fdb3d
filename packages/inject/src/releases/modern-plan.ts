import type { PathRules } from "../plan/inject-envs.ts";
import { eightToTenDigits, tenDigits, type WorkloadRules } from "../plan/modern-workload.ts";
import type { ImageRules } from "../plan/proxy-image.ts";
import { type ModernReleaseName, rowsUntil } from "./modern-names.ts";

/** What of a release says what a pod is injected with, besides its templates. */
export interface PlanRules {
  readonly path: PathRules;
  readonly workload: WorkloadRules;
  readonly image: ImageRules;
}

const FIRST: PlanRules = {
  path: { pairs: false, slashes: false },
  workload: {
    wholeMetadata: true,
    leftOut: [],
    cronJob: { apiVersion: "batch/v1beta1", nameIn: tenDigits },
    deploymentConfigs: false,
    rollouts: false,
  },
  image: { variant: false, emptyTypeCounts: true },
};

type Change = (rules: PlanRules) => Partial<PlanRules>;

/** What each release changed, oldest first. */
const CHANGES: readonly (readonly [ModernReleaseName, Change])[] = [
  [
    "1.10",
    ({ path, workload }) => ({
      path: { ...path, pairs: true },
      workload: { ...workload, cronJob: { apiVersion: "batch/v1beta1", nameIn: eightToTenDigits } },
    }),
  ],
  ["1.11", ({ workload }) => ({ workload: { ...workload, leftOut: ["managedFields", "ownerReferences"] } })],
  ["1.12", ({ workload }) => ({ workload: { ...workload, deploymentConfigs: true } })],
  ["1.15", ({ path }) => ({ path: { ...path, slashes: true } })],
  [
    "1.22",
    ({ workload }) => ({
      workload: {
        ...workload,
        wholeMetadata: false,
        rollouts: true,
        cronJob: { apiVersion: "batch/v1", nameIn: eightToTenDigits },
      },
      image: { variant: true, emptyTypeCounts: true },
    }),
  ],
  ["1.31", () => ({ image: { variant: true, emptyTypeCounts: false } })],
];

/** How a release from 1.8 on plans. Behaves as: Istio's inject package, `parseInjectEnvs`, `GetDeployMetaFromPod` and `ProxyImage`. */
export function modernPlan(release: ModernReleaseName): PlanRules {
  return rowsUntil(CHANGES, release).reduce<PlanRules>((rules, change) => ({ ...rules, ...change(rules) }), FIRST);
}
