import type { Operand, PipeNode } from "../parse/node.ts";
import type { Arg, Callee } from "./call.ts";
import type { Scope } from "./scope.ts";
import type { Eval } from "./state.ts";

/** A function by name, and whether it is one of the language's own. */
export interface KnownFunction extends Callee {
  readonly builtin: boolean;
  /** Whether the static type of its result is `interface{}`. */
  readonly boxed: boolean;
}

/**
 * What the parts of the compiler know of one another: the parts of the grammar contain each other, their files must not.
 */
export interface Compiler {
  readonly scope: Scope;
  readonly functions: (name: string) => KnownFunction | undefined;
  /** Places declared within arguments since the outermost pipeline began. */
  readonly conditional: number[];
  /** Blocks around what is being compiled. */
  level: number;
  readonly pipeline: (pipe: PipeNode) => Eval;
  readonly argument: (node: Operand) => Arg;
}
