import type { Outcome } from "./report/outcome.ts";
import type { Compat, Subject } from "./subject/subject.ts";

/** Which cases of a release run. */
export interface Selection {
  /** Only these kinds. */
  readonly kinds: ReadonlySet<string>;
  /** Only cases whose name, or the name of one of whose parts, contains this. */
  readonly name?: string;
}

/** How a release's cases run. */
export interface RunOptions {
  readonly subject: Subject;
  readonly compat: Compat;
  readonly selection: Selection;
}

/** The goldens of one release, whatever form its manifest has. */
export interface Suite {
  readonly release: string;
  /** The tag whose own code gave the answers. */
  readonly istio: string;
  /** Whether what is under test knows the release at all. */
  isBuiltIn(subject: Subject): boolean;
  /** Cases of each kind, as the manifest counts them. */
  readonly totals: ReadonlyMap<string, number>;
  run(options: RunOptions): AsyncGenerator<Outcome>;
}
