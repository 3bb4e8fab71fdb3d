import { modernSets } from "./folders.ts";

/** What is claimed of each set so far. */
const CLAIMED: Readonly<Record<string, readonly string[]>> = {};

/** The kinds that each modern set claims; what is claimed fails the run where it fails, unless it is listed. */
export const modernClaims: ReadonlyMap<string, readonly string[]> = new Map(
  modernSets.map(({ folder }) => [folder, CLAIMED[folder] ?? []]),
);
