import type { InjectorConfig } from "@outrigger/config";
import { releases } from "@outrigger/inject";
import type { Release, ReleaseName } from "@outrigger/inject";

/** A release and why it was chosen. */
export interface ChosenRelease {
  readonly release: ReleaseName;
  readonly why: string;
}

const DELIMITERS = ["[[", "{{"];

/**
 * The newest built-in release whose shape fits a configuration: that reads actions between the template's delimiters.
 *
 * @throws an error when the configuration fits none.
 */
export function chooseRelease(config: InjectorConfig): ChosenRelease {
  const used = DELIMITERS.filter((delimiter) => config.template.includes(delimiter));
  const newest = releases.findLast((release) => fits(release, config, used));
  if (newest === undefined) throw new Error(refusal(config));
  const because =
    used.length === 0 ? "the template has no actions" : `its actions stand between ${newest.delimiters.join(" and ")}`;
  return { release: newest.name, why: `the newest release that this configuration fits: ${because}` };
}

function fits(release: Release, config: InjectorConfig, used: readonly string[]): boolean {
  if (config.keys.includes("templates")) return false;
  return used.length === 0 || used.includes(release.delimiters[0]);
}

function refusal(config: InjectorConfig): string {
  const names = releases.map((release) => release.name).join(", ");
  return `Cannot choose a release for "${config.file}": its shape fits none of those that are built in (${names}); name one with --release`;
}
