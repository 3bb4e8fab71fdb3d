import type { Context, Kind } from "./generate-expression.ts";
import { argument, call } from "./generate-expression.ts";
import { Random } from "./random.ts";

/** What statements may refer to, and may add to. */
interface Block extends Context {
  readonly variables: { name: string; kind: Kind }[];
  readonly inRange: boolean;
  readonly templates: readonly string[];
}

const KINDS: readonly Kind[] = ["string", "int", "bool", "float", "list", "map", "any"];
const TEXTS = ["a", " b ", "\n", "  \n\t", "-", "text: ", "é", "{ }", "\n- "];

/** A random template; the same seed gives the same one. About three of five execute without error. */
export function generateTemplate(seed: number): string {
  const random = new Random(seed);
  const wild = random.chance(0.6) ? 0 : random.pick([0.02, 0.08, 0.2]);
  const templates = Array.from({ length: random.below(3) }, (_, index) => `t${index}`);
  const definitions = templates.map((name) => `{{define "${name}"}}${body(random, { wild, dot: "any" })}{{end}}`);
  const main: Block = { random, wild, dot: "sample", variables: [], inRange: false, templates };
  const text = definitions.join(random.pick(["", "\n"])) + statements(main, 3);
  return random.chance(0.08) ? damage(random, text) : text;
}

function body(random: Random, options: { wild: number; dot: Kind }): string {
  const { wild, dot } = options;
  return `[{{.}}${random.chance(0.5) ? `{{if .}}${random.pick(["y", "{{print .}}", "{{printf `%T` .}}"])}{{end}}` : ""}${
    random.chance(0.2) ? `{{${call({ random, wild, dot, variables: [] }, "any", 0).replaceAll("$", "")}}}` : ""
  }]`;
}

function statements(block: Block, depth: number): string {
  let text = "";
  const count = 1 + block.random.below(4);
  for (let i = 0; i < count; i++) {
    text += block.random.chance(0.4) ? block.random.pick(TEXTS) : "";
    text += statement(block, depth);
  }
  return text;
}

function statement(block: Block, depth: number): string {
  const { random } = block;
  const choice = depth <= 0 ? random.below(6) : random.below(14);
  switch (choice) {
    case 4:
      return declare(block);
    case 5:
      return random.chance(0.5) ? assign(block) : action(random, "/* note */");
    case 6:
    case 7:
      return branch(block, depth);
    case 8:
    case 9:
      return range(block, depth);
    case 10:
      return withBlock(block, depth);
    case 11:
      return invoke(block);
    default:
      return action(random, pipeline(block));
  }
}

function action(random: Random, inner: string): string {
  const left = random.chance(0.15) ? "{{- " : "{{";
  const right = random.chance(0.15) ? " -}}" : "}}";
  return left + inner + right;
}

function pipeline(block: Block): string {
  const kind = block.random.pick(KINDS);
  return block.random.chance(0.5) ? argument(block, kind, 2) : call(block, kind, 2);
}

function declare(block: Block): string {
  const { random } = block;
  const kind = random.pick(KINDS);
  const name = `$${random.pick(["x", "y", "z", "v"])}`;
  const text = action(random, `${name} := ${argument(block, kind, 2)}`);
  block.variables.push({ name, kind });
  return text;
}

function assign(block: Block): string {
  const { random } = block;
  const variable = block.variables.length === 0 ? undefined : random.pick(block.variables);
  return variable === undefined
    ? action(random, pipeline(block))
    : action(random, `${variable.name} = ${argument(block, variable.kind, 1)}`);
}

function inner(block: Block, changes: Partial<Block>): Block {
  return { ...block, variables: [...block.variables], ...changes };
}

function branch(block: Block, depth: number): string {
  const { random } = block;
  let text = `${action(random, `if ${condition(block)}`)}${statements(inner(block, {}), depth - 1)}`;
  if (random.chance(0.25)) {
    text += `${action(random, `else if ${condition(block)}`)}${statements(inner(block, {}), depth - 1)}`;
  }
  if (random.chance(0.5)) {
    text += `${action(random, "else")}${statements(inner(block, {}), depth - 1)}`;
  }
  return `${text}${action(random, "end")}`;
}

function condition(block: Block): string {
  return block.random.chance(0.5) ? call(block, "bool", 1) : argument(block, block.random.pick(KINDS), 1);
}

function range(block: Block, depth: number): string {
  const { random } = block;
  const over = random.pick<Kind>(["list", "list", "map", "int"]);
  const source = over === "int" ? random.pick(["3", "$.Data.n", "0", "-1", "$.Small"]) : argument(block, over, 1);
  const variables = [...block.variables];
  let head = source;
  if (random.chance(0.5)) {
    variables.push({ name: "$e", kind: over === "int" ? "int" : "any" });
    head = `$e := ${source}`;
    if (over !== "int" && random.chance(0.6)) {
      variables.push({ name: "$i", kind: over === "map" ? "any" : "int" });
      head = `$i, ${head}`;
    }
  }
  const dot: Kind = over === "int" ? "int" : "any";
  let text = action(random, `range ${head}`) + statements(inner(block, { variables, dot, inRange: true }), depth - 1);
  if (random.chance(0.25)) {
    text += `{{if ${condition(inner(block, { dot }))}}}${random.pick(["{{break}}", "{{continue}}"])}{{end}}|`;
  }
  if (random.chance(0.3)) {
    text += action(random, "else") + statements(inner(block, {}), depth - 1);
  }
  return text + action(random, "end");
}

function withBlock(block: Block, depth: number): string {
  const { random } = block;
  const kind = random.pick(KINDS);
  const variables = [...block.variables];
  let head = argument(block, kind, 1);
  if (random.chance(0.3)) {
    head = `$w := ${head}`;
    variables.push({ name: "$w", kind });
  }
  let text = action(random, `with ${head}`) + statements(inner(block, { variables, dot: kind }), depth - 1);
  if (random.chance(0.2)) {
    text +=
      action(random, `else with ${argument(block, kind, 1)}`) + statements(inner(block, { dot: kind }), depth - 1);
  }
  if (random.chance(0.4)) {
    text += action(random, "else") + statements(inner(block, {}), depth - 1);
  }
  return text + action(random, "end");
}

function invoke(block: Block): string {
  const { random } = block;
  const argumentText = argument(block, random.pick(KINDS), 1);
  if (random.chance(0.3)) {
    return `{{block "b${random.below(1000)}" ${argumentText}}}<{{.}}>{{end}}`;
  }
  const name = block.templates.length > 0 ? random.pick(block.templates) : "t0";
  return block.templates.length === 0 && random.chance(0.9)
    ? action(random, pipeline(block))
    : action(random, `template "${name}" ${argumentText}`);
}

/** One character less, more or other, so that the parser has something to say. */
function damage(random: Random, text: string): string {
  const at = random.below(text.length);
  const extra = random.pick([
    "{{",
    "}}",
    "(",
    ")",
    '"',
    "|",
    "$",
    ".",
    "{{end}}",
    "{{else}}",
    "'",
    "`",
    ":=",
    "é",
    "\n",
    ",",
    "@",
  ]);
  const kept = random.chance(0.5) ? text.slice(at + 1) : text.slice(at);
  return text.slice(0, at) + (random.chance(0.6) ? extra : "") + kept;
}
