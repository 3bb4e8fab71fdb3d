/** A folder of goldens, and whose answers they are. */
export interface GoldenSet {
  readonly folder: string;
  readonly release: string;
}

/** The folders of the modern releases, oldest first; `1.31-extra` holds further cases asked of 1.31's injector. */
export const modernSets: readonly GoldenSet[] = [
  ...[
    "1.6",
    "1.8",
    "1.10",
    "1.12",
    "1.14",
    "1.16",
    "1.18",
    "1.20",
    "1.22",
    "1.24",
    "1.26",
    "1.28",
    "1.29",
    "1.30",
    "1.31",
  ].map((name) => ({ folder: name, release: name })),
  { folder: "1.31-extra", release: "1.31" },
];

/** The modern set of that name, if it is one. */
export function modernSet(folder: string): GoldenSet | undefined {
  return modernSets.find((set) => set.folder === folder);
}
