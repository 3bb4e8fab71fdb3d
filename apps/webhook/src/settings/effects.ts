import { releaseNamed, releases } from "@outrigger/inject";
import type { ReleaseName } from "@outrigger/inject";
import type { InjectorChoice, InjectorFiles } from "./load-injector.ts";

/** The release from which on a setting counts. */
const SINCE = {
  revision: "1.6",
  path: "1.8",
  proxyConfigs: "1.13",
  nativeSidecars: "1.19",
  namespaces: "1.20",
  platform: "1.20",
  compliancePolicy: "1.19",
  nodes: "1.27",
} as const;

/** What was given and does nothing with a release. */
export function notesOn(given: InjectorFiles & InjectorChoice, release: ReleaseName): string[] {
  const readsValues = releaseNamed(release).data.some(({ name }) => name === "Values");
  const values = given.injectValues === undefined || readsValues ? [] : ["the values have no effect"];
  const names = (Object.keys(SINCE) as (keyof typeof SINCE)[]).filter((name) => name !== "path");
  const others = names.filter((name) => given[name] !== undefined && !counts(name, release));
  return [...values, ...others.map((name) => `--${name} has no effect`)].map(
    (note) => `${note}: release ${release} reads none`,
  );
}

/** Whether a setting counts with a release. */
export function counts(setting: keyof typeof SINCE, release: ReleaseName): boolean {
  const names = releases.map(({ name }) => name);
  return names.indexOf(release) >= names.indexOf(SINCE[setting]);
}
