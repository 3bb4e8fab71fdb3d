import type { InjectorConfig } from "@outrigger/config";
import { quote } from "@outrigger/go-std/fmt";
import { matchSelector } from "@outrigger/kube";
import type { Json } from "../json.ts";
import { annotationOf, isHostNetwork, labelOf, type Pod } from "../pod.ts";
import type { Decision, ReasonCode } from "./decision.ts";

/** What of a release decides. */
export interface DecisionRules {
  /** Namespaces that are never injected. */
  readonly ignoredNamespaces: readonly string[];
  /** Whether a pod without a namespace of its own counts as one of the request's namespace. */
  readonly namespaceFromRequest: boolean;
  /** The lower-cased words that ask for a sidecar; every other one asks for none. */
  readonly optInWords: readonly string[];
  /** Whether only `true` and `false` ask for anything, in lower case; another word is told of and passed over (1.27 and later). */
  readonly exactWords?: boolean;
  /** Whether a label may ask, too, and is the only one asked where the pod has it (1.12 and later). */
  readonly label?: boolean;
  /** Whether the config's label selectors are asked. */
  readonly selectors: boolean;
}

/** What the decision is made of. */
export interface DecisionInput {
  readonly pod: Pod;
  readonly requestNamespace: string;
  readonly config: Pick<InjectorConfig, "policy" | "neverInjectSelector" | "alwaysInjectSelector">;
}

const KEY = "sidecar.istio.io/inject";
const OPT_OUT_WORDS = ["false", "no", "n", "off"];

/**
 * Whether a pod gets a sidecar. Asked in this order; the first that has an answer decides:
 *
 * | question | answer |
 * | --- | --- |
 * | spec.hostNetwork | no |
 * | namespace is an ignored one | no |
 * | policy is neither `enabled` nor `disabled` | no |
 * | label (where the release asks it, and the pod has it), else annotation, says a word for yes | yes |
 * | the same says a word for no: up to 1.26, anything else but "" | no |
 * | a never-selector matches | no |
 * | an always-selector matches | yes |
 * | policy | `enabled`: yes, `disabled`: no |
 *
 * Behaves as: injectRequired of that release's inject package.
 */
export function decide(rules: DecisionRules, input: DecisionInput): Decision {
  const wish = wishOf(rules, input.pod);
  const decision =
    hostNetwork(input) ??
    ignoredNamespace(rules, input) ??
    unknownPolicy(input) ??
    byWish(rules, wish) ??
    bySelectors(rules, input) ??
    byPolicy(input);
  return isPassedOver(rules, wish) ? { ...decision, warning: warningOf(wish) } : decision;
}

/** What the pod says for itself, and where. */
interface Wish {
  readonly by: "label" | "annotation";
  /** Empty where it says nothing. */
  readonly value: string;
}

function wishOf(rules: DecisionRules, pod: Pod): Wish {
  const label = rules.label === true ? labelOf(pod, KEY) : undefined;
  return label === undefined
    ? { by: "annotation", value: annotationOf(pod, KEY) ?? "" }
    : { by: "label", value: label };
}

function isPassedOver({ exactWords = false }: DecisionRules, { value }: Wish): boolean {
  return exactWords && !["true", "false", ""].includes(value);
}

function warningOf({ value }: Wish): string {
  const advice = "Only 'true' and 'false' are accepted. Falling back to default injection policy.";
  return `Invalid value for ${KEY}: ${quote(value)}. ${advice}`;
}

function hostNetwork({ pod }: DecisionInput): Decision | undefined {
  if (!isHostNetwork(pod)) return undefined;
  return no(
    "host-network",
    "spec.hostNetwork",
    "The pod shares its node's network, where a sidecar would redirect everybody's traffic",
  );
}

function ignoredNamespace(rules: DecisionRules, { pod, requestNamespace }: DecisionInput): Decision | undefined {
  const fromRequest = pod.namespace === "" && rules.namespaceFromRequest;
  const namespace = fromRequest ? requestNamespace : pod.namespace;
  if (!rules.ignoredNamespaces.includes(namespace)) return undefined;
  const source = fromRequest ? "request.namespace" : "metadata.namespace";
  return no("ignored-namespace", source, `Pods of the namespace "${namespace}" are never injected`);
}

function unknownPolicy({ config }: DecisionInput): Decision | undefined {
  if (config.policy === "enabled" || config.policy === "disabled") return undefined;
  return no(
    "policy-unknown",
    "policy",
    `The policy "${config.policy}" is neither "enabled" nor "disabled", so nothing is injected`,
  );
}

function byWish(rules: DecisionRules, wish: Wish): Decision | undefined {
  const { by, value } = wish;
  if (value === "" || isPassedOver(rules, wish)) return undefined;
  const source = `metadata.${by}s["${KEY}"]`;
  const word = value.toLowerCase();
  if (rules.optInWords.includes(word)) return yes(`${by}-true`, source, `The ${by} ${KEY} says "${value}"`);
  const reason = OPT_OUT_WORDS.includes(word) ? (`${by}-false` as const) : (`${by}-unrecognised` as const);
  return no(reason, source, `The ${by} ${KEY} says "${value}", which is no word for yes`);
}

function bySelectors(rules: DecisionRules, { pod, config }: DecisionInput): Decision | undefined {
  if (!rules.selectors) return undefined;
  const never = matching(config.neverInjectSelector, pod);
  if (never >= 0)
    return no("never-selector", `neverInjectSelector[${never}]`, "A never-inject selector matches the pod's labels");
  const always = matching(config.alwaysInjectSelector, pod);
  if (always >= 0)
    return yes(
      "always-selector",
      `alwaysInjectSelector[${always}]`,
      "An always-inject selector matches the pod's labels",
    );
  return undefined;
}

/** The index of the first selector that matches; -1 for none. An empty selector matches nothing, a broken one is passed over. */
function matching(selectors: readonly Json[], pod: Pod): number {
  return selectors.findIndex((selector) => matchSelector(selector, pod.labels ?? {}) === true);
}

function byPolicy({ config }: DecisionInput): Decision {
  return config.policy === "enabled"
    ? yes("policy-enabled", "policy", 'Nothing says otherwise, and the policy is "enabled"')
    : no("policy-disabled", "policy", 'Nothing says otherwise, and the policy is "disabled"');
}

function yes(reason: ReasonCode, source: string, sentence: string): Decision {
  return { inject: true, reason, source, sentence };
}

function no(reason: ReasonCode, source: string, sentence: string): Decision {
  return { inject: false, reason, source, sentence };
}
