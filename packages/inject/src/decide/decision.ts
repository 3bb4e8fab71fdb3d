/**
 * Why a pod gets a sidecar, or none: stable codes for logs, metrics and `explain`.
 *
 * | code | what decided |
 * | --- | --- |
 * | `host-network` | the pod shares its node's network |
 * | `ignored-namespace` | the namespace is one that a release never injects |
 * | `policy-unknown` | the config's policy is none that the release knows |
 * | `annotation-true`, `annotation-false` | the pod asks, by an annotation |
 * | `annotation-unrecognised` | the pod asks in a word that the release takes neither for yes nor for no, so it gets none |
 * | `label-true`, `label-false`, `label-unrecognised` | the same by a label, which wins over the annotation (1.12 and later) |
 * | `never-selector`, `always-selector` | a label selector of the config matches |
 * | `policy-enabled`, `policy-disabled` | nobody asks, so the config's policy holds |
 * | `operation` | the review is about no creation |
 * | `command` | a command injects a file, so whoever runs it asks |
 * | `already-injected` | the same, and the pod has a sidecar |
 */
export type ReasonCode =
  | "host-network"
  | "ignored-namespace"
  | "policy-unknown"
  | "annotation-true"
  | "annotation-false"
  | "annotation-unrecognised"
  | "label-true"
  | "label-false"
  | "label-unrecognised"
  | "never-selector"
  | "always-selector"
  | "policy-enabled"
  | "policy-disabled"
  | "operation"
  | "command"
  | "already-injected";

/** Whether to inject, why, and what said so. Logs, metrics and explanations all read this one value. */
export interface Decision {
  readonly inject: boolean;
  readonly reason: ReasonCode;
  /** Where the deciding value stands: an object path of the pod, or a key of the config. */
  readonly source: string;
  /** One sentence for a person. */
  readonly sentence: string;
  /** What was passed over on the way, in the release's words. */
  readonly warning?: string;
}
