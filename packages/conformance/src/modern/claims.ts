import { modernSets } from "./folders.ts";

const WEBHOOK: readonly string[] = ["webhook", "http", "mesh", "units"];

/** The sets whose files are claimed, too. */
const FILES: readonly string[] = ["1.6", "1.8"];

/** The kinds that each modern set claims; what is claimed fails the run where it fails, unless it is listed. */
export const modernClaims: ReadonlyMap<string, readonly string[]> = new Map(
  modernSets.map(({ folder }) => [folder, FILES.includes(folder) ? [...WEBHOOK, "kube-inject"] : WEBHOOK]),
);
