import { GoYamlError } from "./error.ts";
import { type Events, NO_PROPERTIES } from "./events.ts";
import type { Scanner } from "./scanner.ts";
import { TagHandles } from "./tag-handles.ts";
import type { Token } from "./token.ts";

/** What is expected next. */
export const Expect = {
  blockEntry: 0,
  indentlessEntry: 1,
  blockKey: 2,
  blockValue: 3,
  flowFirstEntry: 4,
  flowEntry: 5,
  pairKey: 6,
  pairValue: 7,
  pairEnd: 8,
  flowFirstKey: 9,
  flowKey: 10,
  flowValue: 11,
  flowNoValue: 12,
} as const;

export type Expectation = (typeof Expect)[keyof typeof Expect];

/** What the grammar's rules share. The stack is kept here, not in calls, so that no depth of a document ends the program's. */
export class GrammarState {
  readonly scanner: Scanner;
  readonly events: Events;
  readonly handles: TagHandles = new TagHandles();
  readonly #stack: Expectation[] = [];

  constructor(scanner: Scanner, events: Events) {
    this.scanner = scanner;
    this.events = events;
  }

  expect(next: Expectation): void {
    this.#stack.push(next);
  }

  /** The innermost expectation, taken off; undefined when the document is complete. */
  next(): Expectation | undefined {
    return this.#stack.pop();
  }

  /** Tells if the next token is of one of these kinds. */
  is(kinds: number): boolean {
    return (this.scanner.peek().kind & kinds) !== 0;
  }

  /** A node of which nothing is written. */
  empty(): void {
    this.events.empty(this.scanner.peek(), NO_PROPERTIES);
  }

  /** What go-yaml's parser says; it counts lines from 0 there, and names none for the first. */
  fail(problem: string, token: Token): never {
    const where = token.line === 0 ? "" : `line ${token.line}: `;
    throw new GoYamlError(`yaml: ${where}${problem}`, { line: token.line + 1, column: token.column + 1 });
  }
}
