import type { Tally } from "./tally.ts";

/** What a line is made of. `partial`: only some cases ran, so that the manifest's totals are not what was asked for. */
export interface LineInput {
  readonly release: string;
  readonly kinds: readonly string[];
  readonly totals: ReadonlyMap<string, number>;
  readonly tally: Tally;
  readonly partial: boolean;
}

/**
 * The line of a release: `1.0  webhook 273/273  http 53/53 …`, passed of the manifest's total for each kind; of the cases that
 * ran where a selection left some out. Kinds that did not run and are claimed by nobody stand as `0/N`.
 */
export function releaseLine({ release, kinds, totals, tally, partial }: LineInput): string {
  const cells = kinds.flatMap((kind) => {
    const total = partial ? tally.ran(kind) : (totals.get(kind) ?? 0);
    return total === 0 ? [] : [`${kind} ${tally.passedOf(kind)}/${total}`];
  });
  return [release, ...cells].join("  ");
}
