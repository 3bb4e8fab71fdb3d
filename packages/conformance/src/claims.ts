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
 * Which kinds the project claims to answer as that release's own injector did. A kind that is not claimed is shown as
 * `0/N` and fails nothing; a release without a row is not run unless it is named.
 */
const claims: ReadonlyMap<string, readonly string[]> = new Map([
  ["1.0.0", webhookKinds],
  ["1.0", webhookKinds],
]);

/** The releases that run when none is named. */
export function claimedReleases(): readonly string[] {
  return [...claims.keys()];
}

/** The kinds that a release claims; a release that is named before it is claimed is held to all that the runner can check. */
export function claimedKinds(release: string): readonly string[] {
  return claims.get(release) ?? webhookKinds;
}
