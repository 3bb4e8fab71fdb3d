import { modernSets } from "./folders.ts";

const webhookKinds: readonly string[] = ["webhook", "http", "mesh", "units"];

/** The sets whose files are injected as that release's own kube-inject did. */
const withFiles: readonly string[] = ["1.6", "1.8"];

/** The kinds that each modern set claims; what is claimed fails the run where it fails, unless it is listed. */
export const modernClaims: ReadonlyMap<string, readonly string[]> = new Map(
  modernSets.map(({ folder }) => [
    folder,
    withFiles.includes(folder) ? [...webhookKinds, "kube-inject"] : webhookKinds,
  ]),
);
