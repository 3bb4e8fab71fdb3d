import type { WireAnswer } from "./ask-https.ts";

/** A review to ask every runtime. */
export interface PickedReview {
  readonly name: string;
  readonly path: string;
  readonly body: string;
  /** Whether an answer is what that release's own injector said. */
  isRecorded(answer: WireAnswer): boolean;
}

/** Reviews that one configuration answers, and how a webhook is started with it. */
export interface Picked {
  readonly release: string;
  /** Flags that name files: what stands in each. */
  readonly files: Readonly<Record<string, string>>;
  /** Flags with a value of their own. */
  readonly flags: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly reviews: readonly PickedReview[];
}

/** The largest group of things that have the same key. */
export function largestGroup<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].sort((left, right) => right.length - left.length)[0] ?? [];
}
