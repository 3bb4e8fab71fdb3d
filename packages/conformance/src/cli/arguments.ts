import { parseArgs } from "node:util";
import { kindOrder } from "../claims.ts";
import type { Compat } from "../subject/subject.ts";

/** What the command line asks for. */
export interface Arguments {
  /** Empty: the releases that the project claims. */
  readonly releases: readonly string[];
  readonly compat: Compat;
  /** Empty: every kind that a release claims. */
  readonly kinds: readonly string[];
  readonly name?: string;
  /** At most so many failing cases are printed. */
  readonly limit: number;
  readonly verbose: boolean;
  /** Failing cases are grouped by the first place where they differ. */
  readonly summary: boolean;
  /** What fails is appended to the lists of expected failures. */
  readonly writeRatchet: boolean;
}

/** How to call it. */
export const usage: string = `Usage: npm run goldens -- [--release R]... [--compat fixed|exact] [--kind KIND]... [--case SUBSTRING] [--limit N] [--verbose] [--summary] [--write-ratchet]
  --release R       run this release's goldens (default: every release that the project claims)
  --compat MODE     whose answer holds for the differences in docs/differences.md: ours (fixed, default) or Go's (exact)
  --kind KIND       only cases of this kind: ${kindOrder.join(", ")}
  --case SUBSTRING  only cases whose name, or a review's in them, contains this
  --limit N         print at most N failing cases
  --verbose         print every difference, both sides whole, and every text that differs
  --summary         group the failing cases by the first place where they differ
  --write-ratchet   append what fails to expected-failures/, for a person to give reasons to (not in CI)`;

/**
 * Reads the command line.
 *
 * @throws Error that says which argument is wrong.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      release: { type: "string", multiple: true, default: [] },
      compat: { type: "string", default: "fixed" },
      kind: { type: "string", multiple: true, default: [] },
      case: { type: "string" },
      limit: { type: "string" },
      verbose: { type: "boolean", default: false },
      summary: { type: "boolean", default: false },
      "write-ratchet": { type: "boolean", default: false },
    },
  });
  for (const kind of values.kind) {
    if (!kindOrder.includes(kind)) throw new Error(`Cannot run kind "${kind}": the kinds are ${kindOrder.join(", ")}`);
  }
  return {
    releases: values.release,
    compat: compatOf(values.compat),
    kinds: values.kind,
    limit: limitOf(values.limit),
    verbose: values.verbose,
    summary: values.summary,
    writeRatchet: values["write-ratchet"],
    ...(values.case === undefined ? {} : { name: values.case }),
  };
}

function compatOf(text: string): Compat {
  if (text === "fixed" || text === "exact") return text;
  throw new Error(`Cannot use compat "${text}": it is "fixed" or "exact"`);
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new Error(`Cannot use limit "${text}": it is no whole number`);
}
