import { LegacyFolder, type GoldenReview, type LegacyCase } from "../legacy/manifest.ts";

/** Reviews that one configuration answers. */
export interface Picked {
  readonly config: string;
  readonly mesh: string;
  readonly reviews: readonly GoldenReview[];
}

/** Picks the configuration that the most reviews of a release go through, and the first `count` of them. */
export function pickReviews(path: string, count: number): Picked {
  const folder = new LegacyFolder(path);
  const groups = new Map<string, LegacyCase[]>();
  for (const golden of folder.manifest.cases) {
    if (golden.kind !== "webhook") continue;
    const key = `${golden.config ?? ""} ${golden.mesh ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), golden]);
  }
  const sizes = [...groups.values()].map((cases) => ({ cases, size: reviewsOf(cases).length }));
  const largest = sizes.sort((left, right) => right.size - left.size)[0];
  const cases = largest?.cases ?? [];
  return {
    config: folder.text(cases[0]?.config),
    mesh: folder.text(cases[0]?.mesh),
    reviews: reviewsOf(cases).slice(0, count),
  };
}

function reviewsOf(cases: readonly LegacyCase[]): readonly GoldenReview[] {
  return cases.flatMap((golden) => golden.webhook ?? []);
}
