import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where the goldens lie: `OUTRIGGER_GOLDENS`, else `shared/goldens` beside the repository. */
export function goldensFolder(repository: string, environment: NodeJS.ProcessEnv): string {
  const named = environment["OUTRIGGER_GOLDENS"];
  return named === undefined || named === "" ? join(repository, "..", "shared", "goldens") : named;
}

/** The folder of a release, if its goldens are there. */
export function releaseFolder(goldens: string, release: string): string | undefined {
  const folder = join(goldens, release);
  return existsSync(join(folder, "manifest.json")) ? folder : undefined;
}
