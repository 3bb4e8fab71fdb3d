import type { Budget } from "../errors/budget.ts";
import { executionError } from "../errors/execution-error.ts";
import type { Source } from "../errors/source.ts";
import type { TemplateErrorCode } from "../errors/template-error.ts";
import type { CommandNode, Node } from "../parse/node.ts";
import type { Value } from "./value.ts";
import type { OutputWriter } from "./writer.ts";

/** What a statement says about the flow: go on, leave the loop, or start its next round. */
export type Flow = 0 | 1 | 2;
export const NEXT: Flow = 0;
export const BREAK: Flow = 1;
export const CONTINUE: Flow = 2;

/** A compiled statement. */
export type Exec = (state: State, dot: Value) => Flow;
/** A compiled pipeline. */
export type Eval = (state: State, dot: Value) => Value;

/** A compiled template: its code, and how many variables it holds at once. */
export interface Program {
  readonly name: string;
  readonly exec: Exec;
}

/** What one execution has in hand; the compiled template has none of it. */
export class State {
  readonly source: Source;
  readonly programs: ReadonlyMap<string, Program>;
  readonly budget: Budget;
  readonly out: OutputWriter;
  /** Name of the template being executed. */
  template = "";
  /** The node that an error would name. */
  node: Node | undefined = undefined;
  variables: Value[] = [];
  /** Whether a variable was set from an element of `interface{}` type, which error texts tell. */
  boxedVariables: boolean[] = [];
  /** The same of the dot. */
  boxedDot = false;
  /** The same of the value that was read last. */
  boxed = false;

  constructor(options: { source: Source; programs: ReadonlyMap<string, Program>; budget: Budget; out: OutputWriter }) {
    this.source = options.source;
    this.programs = options.programs;
    this.budget = options.budget;
    this.out = options.out;
  }

  /** Counts one step, or as many as the work is worth. */
  step(count = 1): void {
    this.budget.steps -= count;
    if (this.budget.steps < 0) {
      this.exhausted("template-steps", `more than ${this.budget.limits.steps} steps`);
    }
  }

  /** Counts characters of output before they are written. */
  spend(length: number): void {
    this.budget.output -= length;
    if (this.budget.output < 0) {
      this.exhausted("template-output", `more than ${this.budget.limits.output} characters of output`);
    }
  }

  /** Ends the execution with Go's text. */
  fail(message: string, details: { code?: TemplateErrorCode; cause?: unknown } = {}): never {
    throw executionError(this, { code: details.code ?? "template-execution", message, cause: details.cause });
  }

  /** Ends the execution because a budget ran out. */
  exhausted(code: TemplateErrorCode, what: string): never {
    throw executionError(this, { code, message: `Cannot execute template "${this.template}": ${what}`, whole: true });
  }
}

/** Who is called, for error texts: by what name, and the node that an error in it is put at. */
export interface CallSite {
  readonly name: string;
  readonly node: Node | CommandNode;
}
