import { existsSync } from "node:fs";
import { join } from "node:path";
import { openLegacy } from "./legacy/open-legacy.ts";
import { modernSet } from "./modern/folders.ts";
import { openModern } from "./modern/open-modern.ts";
import type { Suite } from "./suite.ts";

/**
 * Opens the goldens of a release, whatever form they have: the legacy ones keep their unit rows in one file, the modern ones
 * are known by name.
 *
 * @throws Error where no reader knows the form.
 */
export function openSuite(release: string, folder: string): Suite {
  if (existsSync(join(folder, "units.json"))) return openLegacy(release, folder);
  if (modernSet(release) !== undefined) return openModern(release, folder);
  throw new Error(`Cannot read the goldens of "${release}": no reader knows their form`);
}
