import type { DecisionRules } from "../decide/decide.ts";
import { type ModernReleaseName, rowsUntil } from "./modern-names.ts";

const FIRST: DecisionRules = {
  ignoredNamespaces: ["kube-system", "kube-public"],
  namespaceFromRequest: true,
  optInWords: ["y", "yes", "true", "on"],
  selectors: true,
};

/** What each release decides otherwise, oldest first. */
const CHANGES: readonly (readonly [ModernReleaseName, Partial<DecisionRules>])[] = [
  ["1.9", { ignoredNamespaces: ["kube-system", "kube-public", "kube-node-lease", "local-path-storage"] }],
  ["1.12", { label: true }],
  ["1.27", { optInWords: ["true"], exactWords: true }],
];

/** How a release from 1.6 on decides. Behaves as: injectRequired of that release's inject package. */
export function modernDecision(release: ModernReleaseName): DecisionRules {
  return rowsUntil(CHANGES, release).reduce<DecisionRules>((rules, change) => ({ ...rules, ...change }), FIRST);
}
