/**
 * Why a pod gets a sidecar, or none: stable codes for logs, metrics and `explain`.
 *
 * | code | what decided |
 * | --- | --- |
 * | `host-network` | the pod shares its node's network |
 * | `ignored-namespace` | the namespace is one that a release never injects |
 * | `policy-unknown` | the config's policy is none that the release knows |
 * | `annotation-true`, `annotation-false` | the pod asks |
 * | `annotation-unrecognised` | the pod asks in a word that the release does not take for yes |
 * | `never-selector`, `always-selector` | a label selector of the config matches |
 * | `policy-enabled`, `policy-disabled` | nobody asks, so the config's policy holds |
 * | `operation` | the review is about no creation |
 */
export type ReasonCode =
  | "host-network"
  | "ignored-namespace"
  | "policy-unknown"
  | "annotation-true"
  | "annotation-false"
  | "annotation-unrecognised"
  | "never-selector"
  | "always-selector"
  | "policy-enabled"
  | "policy-disabled"
  | "operation";

/** Whether to inject, why, and what said so. Logs, metrics and explanations all read this one value. */
export interface Decision {
  readonly inject: boolean;
  readonly reason: ReasonCode;
  /** Where the deciding value stands: an object path of the pod, or a key of the config. */
  readonly source: string;
  /** One sentence for a person. */
  readonly sentence: string;
}
