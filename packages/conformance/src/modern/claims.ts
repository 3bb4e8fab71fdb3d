import { modernSets } from "./folders.ts";

const KINDS: readonly string[] = ["webhook", "http", "mesh", "units", "kube-inject"];

/** The kinds that each modern set claims; what is claimed fails the run where it fails, unless it is listed. */
export const modernClaims: ReadonlyMap<string, readonly string[]> = new Map(
  modernSets.map(({ folder }) => [folder, KINDS]),
);
