import { quote } from "@outrigger/go-std/fmt";
import type { TemplateInjection, TemplateRequest } from "../compiled-injector.ts";
import { decide, type DecisionRules } from "../decide/decide.ts";
import type { Decision } from "../decide/decision.ts";
import { isSidecar } from "../finish/finisher.ts";
import { annotationOf, isHostNetwork, type Pod } from "../pod.ts";
import { STATUS_ANNOTATION } from "../status.ts";

/** Which pods the command of a release leaves alone, and how it says so. */
export interface RefusalRules {
  /** Whether pods with a sidecar beside other containers are left alone: all, those with a status annotation, or none. */
  readonly skipsInjected: "always" | "with-status" | "never";
  /** Whether a warning calls pods without a name by the name of what they belong to. */
  readonly namesWorkload: boolean;
  /** Whether a warning tells the kind of what the pods belong to, and its namespace. */
  readonly namesKind: boolean;
  /** What a warning begins with. */
  readonly warningPrefix: string;
  /** How the pod itself is asked, as if the config's policy were `enabled`; undefined where it is not asked. */
  readonly asks?: DecisionRules | undefined;
}

/** That pods are left alone: why, and the warning. */
export type Refusal = Omit<TemplateInjection, "patch">;

/**
 * Why a template of pods is left alone; undefined where it is not.
 *
 * Behaves as: IntoObject of Istio's inject package, 1.0 and later.
 */
export function refusalOf(rules: RefusalRules, request: TemplateRequest): Refusal | undefined {
  const { pod } = request;
  const warning = (why: string): string =>
    `${rules.warningPrefix}Skipping injection because ${nameOf(rules, request)} has ${why}`;
  if (isHostNetwork(pod)) {
    const sentence = "The pod shares its node's network, where a sidecar would redirect everybody's traffic";
    const decision: Decision = { inject: false, reason: "host-network", source: "spec.hostNetwork", sentence };
    return { decision, warning: warning("host networking enabled") };
  }
  if (isInjected(rules, pod)) {
    const sentence = 'The pod has a container "istio-proxy" already';
    const decision: Decision = { inject: false, reason: "already-injected", source: "spec.containers", sentence };
    return {
      decision,
      warning: warningOfInjected(rules, request) ?? warning('injected "istio-proxy" sidecar already'),
    };
  }
  const config = { policy: "enabled", neverInjectSelector: [], alwaysInjectSelector: [] };
  const decision = rules.asks === undefined ? ASKED : decide(rules.asks, { pod, requestNamespace: "", config });
  return decision.inject ? undefined : { decision, warning: warning("sidecar injection disabled") };
}

function isInjected({ skipsInjected }: RefusalRules, pod: Pod): boolean {
  if (skipsInjected === "never" || pod.containers.length < 2 || !pod.containers.some(isSidecar)) return false;
  return skipsInjected === "always" || annotationOf(pod, STATUS_ANNOTATION) !== undefined;
}

/** What a warning calls the pods. */
function nameOf(rules: RefusalRules, request: TemplateRequest): string {
  const { kind } = request.workload;
  const name = quote(fullName(rules, request));
  return rules.namesKind && kind !== "" ? `${kind} ${name}` : name;
}

function fullName(rules: RefusalRules, { pod, workload }: TemplateRequest): string {
  const name = pod.name === "" && rules.namesWorkload ? workload.name : pod.name;
  return rules.namesKind && workload.namespace !== "" ? `${workload.namespace}/${name}` : name;
}

/** 1.13 to 1.16 say something else than they mean here. */
function warningOfInjected(rules: RefusalRules, request: TemplateRequest): string | undefined {
  const { kind } = request.workload;
  if (!rules.namesKind || kind === "") return undefined;
  const name = `${kind} ${fullName(rules, request)} "istio-proxy"`;
  return `${rules.warningPrefix}Skipping injection because ${name} has host networking enabled`;
}

/** Why a template of pods that is not left alone is injected. */
export const ASKED: Decision = {
  inject: true,
  reason: "command",
  source: "command",
  sentence: "Whoever injects a file asks for it; nothing of the pod forbids it",
};
