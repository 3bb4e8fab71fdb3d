import type { ActionNode, BranchNode, ListNode, Statement, TemplateNode } from "../parse/node.ts";
import type { Compiler } from "./compiler.ts";
import { compileOuterPipeline } from "./pipeline.ts";
import { writeValue } from "./print.ts";
import type { RangeBody } from "./range.ts";
import { runRange } from "./range.ts";
import type { Eval, Exec, Flow } from "./state.ts";
import { BREAK, CONTINUE, NEXT } from "./state.ts";
import { compileTemplateCall } from "./template-call.ts";
import { isTrue } from "./value.ts";
import { compileAssignment, setVariable } from "./variable.ts";

/** Compiles a list; it ends early when a statement leaves the loop around it. */
export function compileList(compiler: Compiler, list: ListNode): Exec {
  compiler.level++;
  const statements = list.nodes.map((node) => compileStatement(compiler, node));
  compiler.level--;
  const [only] = statements;
  if (only !== undefined && statements.length === 1) {
    return only;
  }
  return (state, dot) => {
    for (const statement of statements) {
      const flow = statement(state, dot);
      if (flow !== NEXT) {
        return flow;
      }
    }
    return NEXT;
  };
}

function compileStatement(compiler: Compiler, node: Statement): Exec {
  switch (node.kind) {
    case "text": {
      const { text } = node;
      return (state) => {
        state.node = node;
        state.spend(text.length);
        state.out.literal(text);
        return NEXT;
      };
    }
    case "action":
      return compileAction(compiler, node);
    case "if":
      return compileIf(compiler, node);
    case "with":
      return compileWith(compiler, node);
    case "range":
      return compileRange(compiler, node);
    case "template":
      return compileTemplate(compiler, node);
    case "break":
      return () => BREAK;
    default:
      return () => CONTINUE;
  }
}

function compileAction(compiler: Compiler, node: ActionNode): Exec {
  const run = compileOuterPipeline(compiler, node.pipe);
  if (node.pipe.declarations.length > 0) {
    return (state, dot) => {
      state.step();
      run(state, dot);
      return NEXT;
    };
  }
  return (state, dot) => {
    state.step();
    writeValue(state, node, run(state, dot));
    return NEXT;
  };
}

interface Branch {
  readonly condition: Eval;
  readonly body: Exec;
  readonly otherwise: Exec;
}

const NOTHING: Exec = () => NEXT;

/** Compiles the parts of if and with; what the lists declare ends with them. */
function compileBranch(compiler: Compiler, node: BranchNode): Branch {
  const { scope } = compiler;
  const outer = scope.mark();
  const condition = compileOuterPipeline(compiler, node.pipe);
  const inner = scope.mark();
  const body = compileList(compiler, node.list);
  scope.pop(inner);
  const otherwise = node.elseList === undefined ? NOTHING : compileList(compiler, node.elseList);
  scope.pop(outer);
  return { condition, body, otherwise };
}

function compileIf(compiler: Compiler, node: BranchNode): Exec {
  const { condition, body, otherwise } = compileBranch(compiler, node);
  return (state, dot) => {
    state.step();
    return isTrue(condition(state, dot)) ? body(state, dot) : otherwise(state, dot);
  };
}

function compileWith(compiler: Compiler, node: BranchNode): Exec {
  const { condition, body, otherwise } = compileBranch(compiler, node);
  return (state, dot) => {
    state.step();
    const value = condition(state, dot);
    if (!isTrue(value)) {
      return otherwise(state, dot);
    }
    const boxed = state.boxedDot;
    state.boxedDot = false;
    const flow = body(state, value);
    state.boxedDot = boxed;
    return flow;
  };
}

function compileRange(compiler: Compiler, node: BranchNode): Exec {
  const { scope } = compiler;
  const outer = scope.mark();
  const source = compileOuterPipeline(compiler, node.pipe);
  const inner = scope.mark();
  const body = compileRangeBody(compiler, node);
  scope.pop(inner);
  const otherwise = node.elseList === undefined ? NOTHING : compileList(compiler, node.elseList);
  scope.pop(outer);
  return (state, dot): Flow => {
    state.step();
    state.node = node;
    const boxed = state.boxedDot;
    const empty = runRange(state, source(state, dot), body);
    state.boxedDot = boxed;
    if (!empty) {
      return NEXT;
    }
    // Go catches a break of the else list at this range, but lets a continue through to the one around it.
    const flow = otherwise(state, dot);
    return flow === BREAK ? NEXT : flow;
  };
}

/** The last variable is the element, the one before it the key. */
function compileRangeBody(compiler: Compiler, node: BranchNode): RangeBody {
  const { scope } = compiler;
  const { declarations, isAssign } = node.pipe;
  const top = scope.mark();
  const setters = declarations.map((variable, position) => {
    const index = top - declarations.length + position;
    const assign = compileAssignment(scope, variable.names[0] ?? "");
    return isAssign
      ? assign
      : (...[state, value, boxed]: Parameters<typeof assign>) => setVariable(state, index, { value, boxed });
  });
  const two = declarations.length > 1;
  return {
    variables: declarations.length,
    setKey: two ? setters[0] : undefined,
    setElem: two ? setters[1] : setters[0],
    exec: compileList(compiler, node.list),
  };
}

function compileTemplate(compiler: Compiler, node: TemplateNode): Exec {
  const argument = node.pipe === undefined ? undefined : compileOuterPipeline(compiler, node.pipe);
  return compileTemplateCall(node, argument, compiler.level);
}
