const LEGACY = ["1.0.0", "1.0", "1.1", "1.2", "1.3", "1.4", "1.5"] as const;
const APPEND = ["1.6", "1.6-test", "1.7", "1.8"] as const;
const MERGE = ["1.9", "1.10", "1.11", "1.12", "1.13", "1.14", "1.15", "1.16", "1.17", "1.18", "1.19", "1.20"] as const;
const NEWEST = ["1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.27", "1.28", "1.29", "1.30", "1.31"] as const;

/**
 * The releases whose mesh configuration is built in, oldest first; a release is the last of its line (`1.0` is 1.0.9, `1.6` is
 * 1.6.14), and `1.0.0` the first of all. `1.6-test` is 1.6 with the defaults that it has in its own tests.
 */
export const MESH_RELEASES: readonly MeshRelease[] = [...LEGACY, ...APPEND, ...MERGE, ...NEWEST];

/** See {@link MESH_RELEASES}. */
export type MeshRelease = (typeof LEGACY | typeof APPEND | typeof MERGE | typeof NEWEST)[number];

const positions: ReadonlyMap<MeshRelease, number> = new Map(MESH_RELEASES.map((release, index) => [release, index]));

/** Tells if a release is not older than another. */
export function isSince(release: MeshRelease, first: MeshRelease): boolean {
  return position(release) >= position(first);
}

/** Tells if a release has what came with one release (without it: with the oldest) and went with another, if with any. */
export function isWithin(release: MeshRelease, since?: MeshRelease, until?: MeshRelease): boolean {
  if (since !== undefined && !isSince(release, since)) return false;
  return until === undefined || !isSince(release, until);
}

function position(release: MeshRelease): number {
  return positions.get(release) ?? 0;
}
