/** Milliseconds between two writings: a terminal is slow, and an eye slower. */
const PAUSE_MS = 50;

/** Tells a person how far a run has come. */
export interface Progress {
  /** The next input is begun. */
  readonly begin: (name: string) => void;
  /** Makes room for other lines. */
  readonly clear: () => void;
}

/**
 * Shows progress on a line of its own, and nothing where there is one input or nobody to see it.
 *
 * @param show overwrites that line.
 * @param now milliseconds from anywhere.
 */
export function createProgress(
  total: number,
  show: ((text: string) => void) | undefined,
  now: () => number = () => performance.now(),
): Progress {
  if (show === undefined || total < 2) return { begin: () => undefined, clear: () => undefined };
  let done = 0;
  let shown = Number.NEGATIVE_INFINITY;
  return {
    begin(name) {
      if (now() - shown >= PAUSE_MS) {
        shown = now();
        show(`[${done}/${total}] ${name}`);
      }
      done += 1;
    },
    clear() {
      if (shown !== Number.NEGATIVE_INFINITY) show("");
      shown = Number.NEGATIVE_INFINITY;
    },
  };
}
