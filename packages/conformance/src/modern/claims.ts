import { modernSets } from "./folders.ts";

/** The kinds that each modern set claims; what is claimed fails the run where it fails, unless it is listed. */
export const modernClaims: ReadonlyMap<string, readonly string[]> = new Map(
  modernSets.map(({ folder }) => [folder, ["webhook"]]),
);
