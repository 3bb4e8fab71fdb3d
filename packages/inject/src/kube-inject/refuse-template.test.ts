import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { readPod } from "../pod.ts";
import { modernDecision } from "../releases/modern-decision.ts";
import { type RefusalRules, refusalOf } from "./refuse-template.ts";

const rules10: RefusalRules = { skipsInjected: "never", namesWorkload: false, namesKind: false, warningPrefix: "" };
const rules13: RefusalRules = { ...rules10, skipsInjected: "always", namesWorkload: true };
const rules18: RefusalRules = { ...rules13, warningPrefix: "===> ", asks: modernDecision("1.8") };
const rules112: RefusalRules = { ...rules18, skipsInjected: "with-status", asks: modernDecision("1.12") };
const rules116: RefusalRules = { ...rules112, namesKind: true };
const rules131: RefusalRules = { ...rules116, skipsInjected: "never", asks: modernDecision("1.31") };

const hostNetwork = { metadata: {}, spec: { hostNetwork: true } };
const two = [{ name: "app" }, { name: "istio-proxy" }];
const hidden = { metadata: { name: "p" }, spec: { containers: two } };
const injected = { metadata: { annotations: { "sidecar.istio.io/status": "{}" } }, spec: { containers: two } };
const unwilling = { metadata: { labels: { "sidecar.istio.io/inject": "false" } }, spec: {} };

/** What each release writes about the pods of a Deployment `d` in the namespace `n`. */
const rows: readonly (readonly [string, RefusalRules, Json, string | undefined])[] = [
  ["1.0", rules10, hostNetwork, 'Skipping injection because "" has host networking enabled'],
  ["1.0", rules10, injected, undefined],
  ["1.3", rules13, hostNetwork, 'Skipping injection because "d" has host networking enabled'],
  ["1.3", rules13, hidden, 'Skipping injection because "p" has injected "istio-proxy" sidecar already'],
  ["1.3", rules13, unwilling, undefined],
  ["1.8", rules18, hostNetwork, '===> Skipping injection because "d" has host networking enabled'],
  ["1.12", rules112, hidden, undefined],
  ["1.12", rules112, injected, '===> Skipping injection because "d" has injected "istio-proxy" sidecar already'],
  ["1.12", rules112, unwilling, '===> Skipping injection because "d" has sidecar injection disabled'],
  ["1.16", rules116, hostNetwork, '===> Skipping injection because Deployment "n/d" has host networking enabled'],
  [
    "1.16",
    rules116,
    injected,
    '===> Skipping injection because Deployment n/d "istio-proxy" has host networking enabled',
  ],
  ["1.31", rules131, injected, undefined],
  ["1.31", rules131, unwilling, '===> Skipping injection because Deployment "n/d" has sidecar injection disabled'],
];

test.each(rows)("refusalOf() as %s: row %#", (_, rules, pod, warning) => {
  const workload = { apiVersion: "apps/v1", kind: "Deployment", name: "d", namespace: "n" };
  const refusal = refusalOf(rules, {
    pod: readPod(pod),
    requestNamespace: "",
    path: "/inject",
    workload,
    revision: "",
  });
  expect(refusal?.warning).toBe(warning);
  expect(refusal?.decision.inject).toBe(warning === undefined ? undefined : false);
});
