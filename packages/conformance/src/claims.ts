import { modernClaims } from "./modern/claims.ts";

/** The kinds of cases in the order of the report. */
export const kindOrder: readonly string[] = [
  "webhook",
  "http",
  "mesh",
  "config",
  "injectRequired",
  "units",
  "kube-inject",
];

const webhookKinds: readonly string[] = ["webhook", "http", "mesh", "config", "injectRequired", "units"];

/**
 * Which kinds the project claims to answer as that release's own injector did, where it is not all that webhooks answer. A kind that
 * is not claimed is shown as `0/N` and fails nothing.
 */
const claims: ReadonlyMap<string, readonly string[]> = new Map(
  ["1.0.0", "1.0", "1.1", "1.2", "1.3", "1.4", "1.5"].map((release) => [release, kindOrder]),
);

/** The kinds that a release claims. */
export function claimedKinds(release: string): readonly string[] {
  return claims.get(release) ?? modernClaims.get(release) ?? webhookKinds;
}
