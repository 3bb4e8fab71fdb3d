import { type ExpectedFailure, type Judgement, judge } from "../ratchet.ts";
import type { Outcome } from "./outcome.ts";

/** A failed case, and what the list of expected failures says about it. */
export interface Failure {
  readonly outcome: Outcome;
  readonly judgement: Judgement;
}

/** What a run of one release gave so far. */
export class Tally {
  readonly failures: Failure[] = [];
  readonly texts: Outcome[] = [];
  /** Entries of the list that a case of this run needed. */
  expected = 0;
  passed = 0;
  parts = 0;
  /** Cases that passed with nothing to ask in them. */
  empty = 0;
  readonly #list: readonly ExpectedFailure[];
  readonly #ran = new Map<string, number>();
  readonly #passedByKind = new Map<string, number>();
  readonly #seen = new Set<ExpectedFailure>();

  constructor(list: readonly ExpectedFailure[]) {
    this.#list = list;
  }

  /** Counts one outcome. */
  add(outcome: Outcome): void {
    const { kind, name } = outcome;
    this.#ran.set(kind, this.ran(kind) + 1);
    this.parts += outcome.parts;
    if (outcome.texts.length > 0) this.texts.push(outcome);
    for (const entry of this.#list) if (entry.kind === kind && entry.name === name) this.#seen.add(entry);
    const judgement = judge(outcome, this.#list);
    if (judgement.verdict === "failed") this.failures.push({ outcome, judgement });
    if (judgement.verdict === "expected") this.expected++;
    if (judgement.verdict !== "passed") return;
    this.passed++;
    if (outcome.parts === 0) this.empty++;
    this.#passedByKind.set(kind, this.passedOf(kind) + 1);
  }

  /** Cases of a kind that ran. */
  ran(kind: string): number {
    return this.#ran.get(kind) ?? 0;
  }

  /** Cases of a kind that passed; one that is expected to fail never counts. */
  passedOf(kind: string): number {
    return this.#passedByKind.get(kind) ?? 0;
  }

  /** Entries of the list that no case of a whole run answers to. */
  unknownEntries(): readonly ExpectedFailure[] {
    return this.#list.filter((entry) => !this.#seen.has(entry));
  }
}
