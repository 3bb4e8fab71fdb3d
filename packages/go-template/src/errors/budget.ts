/** What an execution may cost; what is not given has the default. */
export interface BudgetLimits {
  /** Statements, iterations and calls. Default 1,000,000. */
  readonly steps?: number;
  /** Characters of output, and of any one text that is built on the way. Default 16,777,216. */
  readonly output?: number;
  /** Templates that may be called one from another. Default 500. */
  readonly depth?: number;
}

const DEFAULT_STEPS = 1_000_000;
const DEFAULT_OUTPUT = 16 * 1024 * 1024;
const DEFAULT_DEPTH = 500;

/**
 * What is left to spend. Hand one to several executions, such as those that a function of a template starts, and they share it.
 *
 * @example
 * ```ts
 * import { Budget, parseTemplate } from "@outrigger/go-template";
 * const budget = new Budget({ steps: 10_000 });
 * parseTemplate("page", "{{range 3}}x{{end}}", {}).execute(null, { budget }); // "xxx"
 * ```
 */
export class Budget {
  readonly limits: Required<BudgetLimits>;
  /** Steps left. */
  steps: number;
  /** Characters of output left. */
  output: number;
  /** Templates now open. */
  depth = 0;
  /** Blocks now open around them. */
  levels = 0;

  constructor(limits: BudgetLimits = {}) {
    this.limits = {
      steps: limits.steps ?? DEFAULT_STEPS,
      output: limits.output ?? DEFAULT_OUTPUT,
      depth: limits.depth ?? DEFAULT_DEPTH,
    };
    this.steps = this.limits.steps;
    this.output = this.limits.output;
  }
}
