import type { Json } from "../json.ts";

/** One thing that was not as recorded. `part` names the review, row or request inside the case. */
export interface Difference {
  readonly part: string;
  readonly path: string;
  readonly expected: Json | undefined;
  readonly got: Json | undefined;
}

/** An error text that differs from Go's only in the words of its YAML scanner or JSON decoder. */
export interface TextDifference {
  readonly part: string;
  readonly expected: string;
  readonly got: string;
}

/** What became of one case. */
export interface Outcome {
  readonly kind: string;
  readonly name: string;
  /** Reviews, requests or rows looked at. */
  readonly parts: number;
  readonly differences: readonly Difference[];
  readonly texts: readonly TextDifference[];
}

/** Gathers what a case's checks find, so that a check needs to know only the part that it looks at. */
export class Findings {
  readonly differences: Difference[] = [];
  readonly texts: TextDifference[] = [];
  parts = 0;

  /** Notes a difference; nothing to note is fine. */
  differ(part: string, difference: Omit<Difference, "part"> | undefined): void {
    if (difference !== undefined) this.differences.push({ part, ...difference });
  }

  /** Closes the case. */
  outcome(kind: string, name: string): Outcome {
    return { kind, name, parts: this.parts, differences: this.differences, texts: this.texts };
  }
}
