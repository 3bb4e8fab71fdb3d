import type { Decision } from "../decide/decision.ts";

/** How a text is injected. */
export interface FileOptions {
  /** What to call the text in errors. */
  readonly file?: string;
  /** The path at which a webhook would have been asked: `/inject` without it, or `/inject/cluster/X/net/Y` (1.8 and later). */
  readonly path?: string;
  /**
   * The revision of the control plane (1.6 and later): empty without it, whatever the settings of the injector say, as it is where
   * `istioctl kube-inject` is given none.
   */
  readonly revision?: string;
}

/** One document of a text, or one item of a List in it, and what became of it. */
export interface InjectedDocument {
  /** Empty where the document says none. */
  readonly kind: string;
  readonly namespace?: string;
  /** Empty where the document says none. */
  readonly name: string;
  /** Whether and why it got a sidecar; undefined for what holds no pod. */
  readonly decision: Decision | undefined;
  /** Whether the document comes out other than it went in. */
  readonly changed: boolean;
}

/** What became of a text. */
export interface InjectedFile {
  /**
   * The text to write. Under `exact` each document is followed by `---`, as Go writes them; under `fixed` the documents stand as they
   * stood, with what is injected in its place: nothing is written behind the last one that was not there.
   */
  readonly output: string;
  /** What the release writes to its standard error, a line each, without line ends. */
  readonly warnings: readonly string[];
  /** Every document in order; the items of a List stand behind it. */
  readonly documents: readonly InjectedDocument[];
}
