import { InjectError } from "../error.ts";
import { appendReleases } from "./append-modern.ts";
import { release10, release100, release11, release12, release13, release14, release15 } from "./legacy.ts";
import { mergeReleases } from "./merge.ts";
import type { Release } from "./release.ts";

/** Every release that is built in, oldest first. */
export const releases: readonly Release[] = [
  release100,
  release10,
  release11,
  release12,
  release13,
  release14,
  release15,
  ...appendReleases,
  ...mergeReleases,
];

/** The release of that name. @throws InjectError `release-unknown`. */
export function releaseNamed(name: string): Release {
  const release = releases.find((candidate) => candidate.name === name);
  if (release !== undefined) return release;
  const names = releases.map((known) => known.name).join(", ");
  throw new InjectError("release-unknown", `Cannot find the release "${name}": ${names} are built in`, {
    hint: `Set the release to one of ${names}`,
  });
}
