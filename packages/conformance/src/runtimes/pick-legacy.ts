import { comparePatch } from "../compare/patch.ts";
import { type GoldenReview, LegacyFolder } from "../legacy/manifest.ts";
import { readReviewAnswer } from "../legacy/review-answer.ts";
import type { WireAnswer } from "./ask-https.ts";
import { largestGroup, type Picked } from "./picked.ts";

/** Picks the configuration that the most reviews of a legacy release go through, and the first `count` of them. */
export function pickLegacy(release: string, path: string, count: number): Picked {
  const folder = new LegacyFolder(path);
  const items = folder.manifest.cases
    .filter(({ kind }) => kind === "webhook")
    .flatMap((golden) => (golden.webhook ?? []).map((review) => ({ golden, review })));
  const group = largestGroup(items, ({ golden }) => `${golden.config ?? ""} ${golden.mesh ?? ""}`);
  const texts = group[0]?.golden;
  return {
    release,
    files: { injectConfig: folder.text(texts?.config), meshConfig: folder.text(texts?.mesh) },
    flags: {},
    environment: {},
    reviews: group.slice(0, count).map(({ review }) => ({
      name: review.name,
      path: "/inject",
      body: JSON.stringify(review.review),
      isRecorded: (answer) => isRecorded(answer, review),
    })),
  };
}

function isRecorded(answer: WireAnswer, golden: GoldenReview): boolean {
  const review = readReviewAnswer(answer.body);
  if (review === undefined) return false;
  return review.allowed === golden.allowed && comparePatch(golden.patch, review.patch) === undefined;
}
