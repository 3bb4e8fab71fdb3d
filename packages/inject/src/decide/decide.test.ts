import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { readPod } from "../pod.ts";
import { modernDecision } from "../releases/modern-decision.ts";
import type { ModernReleaseName } from "../releases/modern-names.ts";
import { decide, type DecisionRules } from "./decide.ts";

const rules: DecisionRules = {
  ignoredNamespaces: ["kube-system", "kube-public"],
  namespaceFromRequest: false,
  optInWords: ["y", "yes", "true", "on"],
  selectors: false,
};

interface Row {
  readonly value?: string;
  readonly policy: string;
  readonly reason: string;
}

// The truth table of the first releases: policy by annotation.
test.each<Row>([
  { policy: "enabled", reason: "policy-enabled" },
  { policy: "disabled", reason: "policy-disabled" },
  { policy: "", reason: "policy-unknown" },
  { policy: "Enabled", reason: "policy-unknown" },
  { value: "", policy: "enabled", reason: "policy-enabled" },
  { value: "", policy: "disabled", reason: "policy-disabled" },
  { value: "true", policy: "enabled", reason: "annotation-true" },
  { value: "true", policy: "disabled", reason: "annotation-true" },
  { value: "true", policy: "garbage", reason: "policy-unknown" },
  { value: "YES", policy: "disabled", reason: "annotation-true" },
  { value: "y", policy: "disabled", reason: "annotation-true" },
  { value: "On", policy: "disabled", reason: "annotation-true" },
  { value: "false", policy: "enabled", reason: "annotation-false" },
  { value: "off", policy: "enabled", reason: "annotation-false" },
  { value: "1", policy: "enabled", reason: "annotation-unrecognised" },
  { value: " true", policy: "enabled", reason: "annotation-unrecognised" },
])("decide() with $value under $policy says $reason", ({ value, policy, reason }) => {
  const annotations: Json = value === undefined ? {} : { "sidecar.istio.io/inject": value };
  expect(decision({ metadata: { annotations } }, policy).reason).toBe(reason);
});

test("decide() lets the node's network win over everything", () => {
  const pod = { metadata: { annotations: { "sidecar.istio.io/inject": "true" } }, spec: { hostNetwork: true } };
  expect(decision(pod, "enabled")).toMatchObject({ inject: false, reason: "host-network", source: "spec.hostNetwork" });
});

test.each(["kube-system", "kube-public"])("decide() never injects %s", (namespace) => {
  const pod = { metadata: { namespace, annotations: { "sidecar.istio.io/inject": "true" } } };
  expect(decision(pod, "enabled")).toMatchObject({ inject: false, reason: "ignored-namespace" });
});

test("decide() asks the request's namespace only where the release does", () => {
  const subject = (release: DecisionRules) =>
    decide(release, { pod: readPod({ metadata: {} }), requestNamespace: "kube-system", config: config("enabled") })
      .reason;
  expect(subject(rules)).toBe("policy-enabled");
  expect(subject({ ...rules, namespaceFromRequest: true })).toBe("ignored-namespace");
});

test("decide() asks no selector where the release knows none, never before always, and both before the policy", () => {
  const selector = { matchLabels: { app: "web" } };
  const subject = (release: DecisionRules, never: JsonObject[], always: JsonObject[]) =>
    decide(release, {
      pod: readPod({ metadata: { labels: { app: "web" } } }),
      requestNamespace: "",
      config: { policy: "disabled", neverInjectSelector: never, alwaysInjectSelector: always },
    }).reason;
  expect(subject(rules, [], [selector])).toBe("policy-disabled");
  expect(subject({ ...rules, selectors: true }, [], [selector])).toBe("always-selector");
  expect(subject({ ...rules, selectors: true }, [selector], [selector])).toBe("never-selector");
  expect(subject({ ...rules, selectors: true }, [{}], [{}])).toBe("policy-disabled");
});

const INJECT = "sidecar.istio.io/inject";

interface ModernRow {
  readonly release: ModernReleaseName;
  readonly label?: string;
  readonly annotation?: string;
  readonly reason: string;
  readonly warning?: string;
}

const MAYBE = `Invalid value for ${INJECT}: "maybe". Only 'true' and 'false' are accepted. Falling back to default injection policy.`;

test.each<ModernRow>([
  { release: "1.11", label: "true", reason: "policy-disabled" },
  { release: "1.11", label: "false", annotation: "true", reason: "annotation-true" },
  { release: "1.12", label: "false", annotation: "true", reason: "label-false" },
  { release: "1.12", label: "", annotation: "true", reason: "policy-disabled" },
  { release: "1.26", label: "Yes", reason: "label-true" },
  { release: "1.26", label: "maybe", reason: "label-unrecognised" },
  { release: "1.27", label: "true", annotation: "false", reason: "label-true" },
  { release: "1.27", label: "True", reason: "policy-disabled", warning: MAYBE.replace("maybe", "True") },
  { release: "1.27", annotation: "maybe", reason: "policy-disabled", warning: MAYBE },
  { release: "1.31", annotation: "false", reason: "annotation-false" },
])("decide() of $release with label $label and annotation $annotation says $reason", (row) => {
  const texts = (value: string | undefined): Json => (value === undefined ? {} : { [INJECT]: value });
  const pod = readPod({ metadata: { labels: texts(row.label), annotations: texts(row.annotation) } });
  const { reason, warning } = decide(modernDecision(row.release), {
    pod,
    requestNamespace: "a",
    config: config("disabled"),
  });
  expect({ reason, warning }).toEqual({ reason: row.reason, warning: row.warning });
});

test.each([
  ["1.8", "kube-node-lease", "policy-enabled"],
  ["1.9", "kube-node-lease", "ignored-namespace"],
  ["1.31", "local-path-storage", "ignored-namespace"],
] as const)("decide() of %s in the namespace %s says %s", (release, namespace, reason) => {
  const input = { pod: readPod({ metadata: {} }), requestNamespace: namespace, config: config("enabled") };
  expect(decide(modernDecision(release), input).reason).toBe(reason);
});

test("decide() passes over a selector that is none, and asks the next", () => {
  const never = [{ matchExpressions: [{ key: "a", operator: "Sometimes" }] }, { matchLabels: { app: "web" } }];
  const pod = readPod({ metadata: { labels: { app: "web" } } });
  const policy = { policy: "enabled", neverInjectSelector: never, alwaysInjectSelector: [] };
  expect(decide(modernDecision("1.31"), { pod, requestNamespace: "", config: policy })).toMatchObject({
    reason: "never-selector",
    source: "neverInjectSelector[1]",
  });
});

function decision(pod: Json, policy: string) {
  return decide(rules, { pod: readPod(pod), requestNamespace: "prod", config: config(policy) });
}

function config(policy: string) {
  return { policy, neverInjectSelector: [], alwaysInjectSelector: [] };
}
