import type { GoValue } from "@outrigger/go-std";
import { typed } from "@outrigger/go-std";
import { replaceRawBytes } from "@outrigger/go-std/fmt";
import { BUILTINS } from "./builtins/builtins.ts";
import { compileTemplate } from "./compile/compile.ts";
import type { KnownFunction } from "./compile/compiler.ts";
import { isInterface } from "./compile/field.ts";
import type { Program } from "./compile/state.ts";
import { State } from "./compile/state.ts";
import { runProgram } from "./compile/template-call.ts";
import { TextWriter } from "./compile/writer.ts";
import { Budget } from "./errors/budget.ts";
import type { Source } from "./errors/source.ts";
import { frameOf } from "./errors/source.ts";
import { TemplateError } from "./errors/template-error.ts";
import type { GoFunction } from "./go-function.ts";
import { parseSource } from "./parse/parse.ts";

const DEFAULT_NESTING = 400;

/** How a text is to be read. */
export interface TemplateOptions {
  /** Left and right delimiter of actions; an empty one is the default. Default `{{` and `}}`. */
  readonly delims?: readonly [string, string];
  /** Functions by name, besides Go's own, which they may replace. */
  readonly functions?: ReadonlyMap<string, GoFunction>;
  /** Most blocks, and most parentheses, that may stand one in another. Default 400, which every runtime's stack bears. */
  readonly nesting?: number;
}

/** How a template is to be executed. */
export interface ExecuteOptions {
  /** What it may cost. Default: a new Budget with the default limits. */
  readonly budget?: Budget;
}

/** A parsed template. It holds no state of an execution and may be executed any number of times, also within another one. */
export class Template {
  readonly name: string;
  private readonly source: Source;
  private readonly programs: ReadonlyMap<string, Program>;

  constructor(name: string, parts: { source: Source; programs: ReadonlyMap<string, Program> }) {
    this.name = name;
    this.source = parts.source;
    this.programs = parts.programs;
  }

  /** Names of the templates of this text: its own and those that it defines, in that order of definition. */
  get names(): readonly string[] {
    return [...this.programs.keys()];
  }

  /** Another template of the same text, by name. */
  lookup(name: string): Template | undefined {
    return this.programs.has(name) ? new Template(name, { source: this.source, programs: this.programs }) : undefined;
  }

  /**
   * The template's output for some data.
   *
   * @throws TemplateError with Go's text, or with the code of the budget that ran out
   */
  execute(data: GoValue, options: ExecuteOptions = {}): string {
    const out = new TextWriter();
    const { source, programs } = this;
    const state = new State({ source, programs, budget: options.budget ?? new Budget(), out });
    state.template = this.name;
    const program = programs.get(this.name);
    if (program === undefined) {
      return state.fail(`"${this.name}" is an incomplete or empty template`);
    }
    const { levels } = state.budget;
    try {
      runProgram(state, program, data ?? undefined);
    } catch (error) {
      state.budget.levels = levels;
      if (error instanceof RangeError) {
        return state.exhausted("template-depth", "calls are nested too deeply for the stack");
      }
      throw error;
    }
    return replaceRawBytes(out.result());
  }
}

/**
 * Parses a text and compiles it to closures.
 *
 * Behaves as: text/template of Go 1.26, `template.New(name).Delims(…).Funcs(…).Parse(text)`.
 *
 * @throws TemplateError with Go's text when it does not parse
 * @example
 * ```ts
 * import { parseTemplate } from "@outrigger/go-template";
 * parseTemplate("greeting", "Hello {{.name}}!", {}).execute({ name: "World" }); // "Hello World!"
 * ```
 */
export function parseTemplate(name: string, text: string, options: TemplateOptions = {}): Template {
  const source: Source = { name, text };
  const functions = (wanted: string) => findFunction(wanted, options.functions);
  const [left, right] = options.delims ?? ["", ""];
  const delims = { left: left === "" ? "{{" : left, right: right === "" ? "}}" : right };
  try {
    const trees = parseSource(source, {
      delims,
      hasFunction: (wanted) => functions(wanted) !== undefined,
      nesting: options.nesting ?? DEFAULT_NESTING,
    });
    const programs = new Map<string, Program>();
    for (const [treeName, list] of trees) {
      programs.set(treeName, compileTemplate(treeName, list, functions));
    }
    return new Template(name, { source, programs });
  } catch (error) {
    throw error instanceof RangeError ? nestingError(source) : error;
  }
}

/** The last resort where a runtime's stack is smaller than the nesting limit needs. */
function nestingError(source: Source): TemplateError {
  const where = { template: source.name, line: 1, column: 1 };
  const message = `Cannot parse template "${source.name}": it is nested too deeply for the stack`;
  return new TemplateError({ code: "template-nesting", message, where, frame: frameOf(source, where, 0) });
}

function findFunction(name: string, functions: ReadonlyMap<string, GoFunction> | undefined): KnownFunction | undefined {
  const own = functions?.get(name);
  if (own !== undefined) {
    return {
      builtin: false,
      boxed: isInterface(own.result),
      params: own.params,
      variadic: own.variadic,
      call: (args) => typed(own.result, own.call(args as readonly GoValue[])),
    };
  }
  const builtin = BUILTINS.get(name);
  return builtin && { ...builtin, builtin: true, boxed: false };
}
