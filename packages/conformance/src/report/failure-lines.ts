import type { Difference, Outcome } from "./outcome.ts";
import { printSides } from "./shorten.ts";
import type { Failure } from "./tally.ts";

/** How a failure is printed. */
export interface PrintOptions {
  /** Every difference, each side whole. */
  readonly verbose: boolean;
}

/** A failed case: its name, and the first place where it is not as recorded, with both sides. */
export function failureLines({ outcome, judgement }: Failure, { verbose }: PrintOptions): readonly string[] {
  const unlisted = outcome.differences.filter((difference) => judgement.unlisted.includes(difference.part));
  const failedParts = new Set(unlisted.map((difference) => difference.part)).size;
  const count = outcome.parts > 1 && failedParts > 0 ? ` (${failedParts} of ${outcome.parts})` : "";
  const shown = verbose ? unlisted : unlisted.slice(0, 1);
  return [
    `  FAIL ${outcome.kind} ${outcome.name}${count}`,
    ...shown.flatMap((difference) => differenceLines(difference, verbose)),
    ...judgement.stale.map(
      (entry) => `    passes, but is listed as an expected failure${ofPart(entry.part)}: ${entry.reason}`,
    ),
  ];
}

/** The texts of a case that differ from Go's in a decoder's words only. */
export function textLines(outcome: Outcome, { verbose }: PrintOptions): readonly string[] {
  return outcome.texts.flatMap(({ part, expected, got }) => {
    const [left, right] = printSides(expected, got, verbose);
    return [
      `  text differs: ${outcome.kind} ${outcome.name} | ${part}`,
      `    expected ${left}`,
      `    got      ${right}`,
    ];
  });
}

function differenceLines({ part, path, expected, got }: Difference, verbose: boolean): readonly string[] {
  const [left, right] = printSides(expected, got, verbose);
  return [`    ${part} at ${path}`, `      expected ${left}`, `      got      ${right}`];
}

function ofPart(part: string | undefined): string {
  return part === undefined ? "" : ` (${part})`;
}
