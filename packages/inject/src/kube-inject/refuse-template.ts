import { quote } from "@outrigger/go-std/fmt";
import type { TemplateInjection, TemplateRequest } from "../compiled-injector.ts";
import { decide, type DecisionRules } from "../decide/decide.ts";
import type { Decision } from "../decide/decision.ts";
import { isSidecar } from "../finish/finisher.ts";
import { isHostNetwork } from "../pod.ts";

/** Which pods the command of a release leaves alone, and how it says so. */
export interface RefusalRules {
  /** Whether pods with a sidecar beside other containers are left alone. */
  readonly skipsInjected: boolean;
  /** Whether a warning calls pods without a name by the name of what they belong to. */
  readonly namesWorkload: boolean;
  /** What a warning begins with. */
  readonly warningPrefix: string;
  /** How the pod itself is asked, as if the config's policy were `enabled`; undefined where it is not asked. */
  readonly asks?: DecisionRules;
}

/** That pods are left alone: why, and the warning. */
export type Refusal = Omit<TemplateInjection, "patch">;

/**
 * Why a template of pods is left alone; undefined where it is not.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.0 to 1.16.
 */
export function refusalOf(rules: RefusalRules, { pod, workload }: TemplateRequest): Refusal | undefined {
  const name = quote(pod.name === "" && rules.namesWorkload ? workload.name : pod.name);
  const warning = (why: string): string => `${rules.warningPrefix}Skipping injection because ${name} has ${why}`;
  if (isHostNetwork(pod)) {
    const sentence = "The pod shares its node's network, where a sidecar would redirect everybody's traffic";
    const decision: Decision = { inject: false, reason: "host-network", source: "spec.hostNetwork", sentence };
    return { decision, warning: warning("host networking enabled") };
  }
  if (rules.skipsInjected && pod.containers.length > 1 && pod.containers.some(isSidecar)) {
    const sentence = 'The pod has a container "istio-proxy" already';
    const decision: Decision = { inject: false, reason: "already-injected", source: "spec.containers", sentence };
    return { decision, warning: warning('injected "istio-proxy" sidecar already') };
  }
  const config = { policy: "enabled", neverInjectSelector: [], alwaysInjectSelector: [] };
  const decision = rules.asks === undefined ? ASKED : decide(rules.asks, { pod, requestNamespace: "", config });
  return decision.inject ? undefined : { decision, warning: warning("sidecar injection disabled") };
}

/** Why a template of pods that is not left alone is injected. */
export const ASKED: Decision = {
  inject: true,
  reason: "command",
  source: "command",
  sentence: "Whoever injects a file asks for it; nothing of the pod forbids it",
};
