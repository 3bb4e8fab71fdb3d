import { claimedKinds, kindOrder } from "../claims.ts";
import type { ExpectedFailure } from "../ratchet.ts";
import { failureLines, textLines } from "../report/failure-lines.ts";
import { summaryLines } from "../report/summary-lines.ts";
import { releaseLine } from "../report/release-line.ts";
import { type Failure, Tally } from "../report/tally.ts";
import type { Subject } from "../subject/subject.ts";
import type { Suite } from "../suite.ts";
import type { Arguments } from "./arguments.ts";

/** What one release's run needs. */
export interface ReleaseRun {
  readonly suite: Suite;
  readonly subject: Subject;
  readonly list: readonly ExpectedFailure[];
  readonly options: Arguments;
  readonly print: (line: string) => void;
}

/** Cases that passed and failed; an expected failure is neither. */
export interface ReleaseResult {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

/** Runs one release's cases and prints its line, its failures, and what else a reader must know to believe the line. */
export async function runRelease(run: ReleaseRun): Promise<ReleaseResult> {
  const { suite, subject, options, list, print } = run;
  const claimed = claimedKinds(suite.release);
  const kinds = options.kinds.length === 0 ? claimed : options.kinds;
  const partial = options.kinds.length > 0 || options.name !== undefined;
  const tally = new Tally(list);
  const named = options.name === undefined ? {} : { name: options.name };
  const selection = { kinds: new Set(kinds), ...named };
  for await (const outcome of suite.run({ subject, compat: options.compat, selection })) tally.add(outcome);
  print(releaseLine({ release: suite.release, kinds: kindOrder, totals: suite.totals, tally, partial }));
  printFailures(run, tally);
  const unknown = partial ? [] : tally.unknownEntries();
  for (const entry of unknown)
    print(`  FAIL no such case, but listed as an expected failure: ${entry.kind} ${entry.name}`);
  const unclaimed = partial ? [] : [...suite.totals.keys()].filter((kind) => !claimed.includes(kind));
  for (const line of notes({ run, tally, unclaimed })) print(`  ${line}`);
  const failed = tally.failures.length + unknown.length;
  return { passed: tally.passed, failed, failures: tally.failures };
}

function printFailures({ options, print }: ReleaseRun, tally: Tally): void {
  if (options.summary) return summaryLines(tally.failures, options.limit).forEach(print);
  const shown = tally.failures.slice(0, options.limit);
  for (const failure of shown) for (const line of failureLines(failure, options)) print(line);
  const rest = tally.failures.length - shown.length;
  if (rest > 0) print(`  … and ${rest} more failing cases`);
  if (!options.verbose) return;
  for (const outcome of tally.texts) for (const line of textLines(outcome, options)) print(line);
}

interface Notable {
  readonly run: ReleaseRun;
  readonly tally: Tally;
  readonly unclaimed: readonly string[];
}

function notes({ run, tally, unclaimed }: Notable): readonly string[] {
  const { suite, list, options } = run;
  const texts = tally.texts.reduce((sum, outcome) => sum + outcome.texts.length, 0);
  return [
    `Istio ${suite.istio}, ${options.compat}: ${tally.parts} reviews, requests and rows asked`,
    ...(tally.empty > 0
      ? [`${tally.empty} cases hold no pod to ask for: only that their configuration loads was checked`]
      : []),
    ...(texts > 0 ? [`${texts} text differs (words of Go's YAML scanner or JSON decoder; --verbose prints them)`] : []),
    ...(list.length > 0
      ? [`${list.length} expected failures listed, ${tally.expected} cases of this run among them`]
      : []),
    ...(unclaimed.length > 0 ? [`not claimed yet: ${unclaimed.join(", ")}`] : []),
  ];
}
