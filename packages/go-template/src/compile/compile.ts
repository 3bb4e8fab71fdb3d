import type { ListNode, Operand, PipeNode } from "../parse/node.ts";
import { compileArgument } from "./argument.ts";
import type { Compiler, KnownFunction } from "./compiler.ts";
import { compilePipeline } from "./pipeline.ts";
import { Scope } from "./scope.ts";
import type { Program } from "./state.ts";
import { compileList } from "./statement.ts";

/** Compiles a template to closures. */
export function compileTemplate(
  name: string,
  list: ListNode,
  functions: (name: string) => KnownFunction | undefined,
): Program {
  const scope = new Scope();
  const compiler: Compiler = {
    scope,
    functions,
    conditional: [],
    level: 0,
    pipeline: (pipe: PipeNode) => compilePipeline(compiler, pipe, true),
    argument: (node: Operand) => compileArgument(compiler, node),
  };
  const exec = compileList(compiler, list);
  return { name, exec };
}
