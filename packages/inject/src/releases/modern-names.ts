const EARLY = ["1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.13", "1.14", "1.15", "1.16", "1.17"] as const;
const LATE = ["1.18", "1.19", "1.20", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.27", "1.28"] as const;
const LATEST = ["1.29", "1.30", "1.31"] as const;

/** The releases from 1.6 on, oldest first. */
const MODERN_RELEASES: readonly ModernReleaseName[] = [...EARLY, ...LATE, ...LATEST];

/** See {@link MODERN_RELEASES}. */
export type ModernReleaseName = (typeof EARLY | typeof LATE | typeof LATEST)[number];

/** The rows that hold for a release: those of it and of the ones before it, oldest first. */
export function rowsUntil<T>(
  rows: readonly (readonly [ModernReleaseName, T])[],
  release: ModernReleaseName,
): readonly T[] {
  const until = MODERN_RELEASES.indexOf(release);
  return rows.filter(([name]) => MODERN_RELEASES.indexOf(name) <= until).map(([, row]) => row);
}
