/** The releases whose mesh configuration is built in, oldest first; `1.0` is 1.0.9, the last of its line, and so on. */
export const MESH_RELEASES = ["1.0.0", "1.0", "1.1", "1.2", "1.3", "1.4", "1.5"] as const;

/** See {@link MESH_RELEASES}. */
export type MeshRelease = (typeof MESH_RELEASES)[number];

/** Tells if a release is not older than another. */
export function isSince(release: MeshRelease, first: MeshRelease): boolean {
  return MESH_RELEASES.indexOf(release) >= MESH_RELEASES.indexOf(first);
}
