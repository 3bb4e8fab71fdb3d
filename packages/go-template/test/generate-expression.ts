import type { Random } from "./random.ts";

/** What an expression is expected to give; `any` may be anything. */
export type Kind = "string" | "int" | "bool" | "float" | "list" | "map" | "sample" | "any";

/** What an expression may refer to. */
export interface Context {
  readonly random: Random;
  /** Variables in scope, by what they hold. */
  readonly variables: readonly { readonly name: string; readonly kind: Kind }[];
  readonly dot: Kind;
  /** Chance that an expression does not care about kinds. */
  readonly wild: number;
}

const STRINGS = ['"abc"', '"x y"', "`raw`", '""', '"<&\'>"', '"é✓"', '"a\\tb\\n"', '"%d-%s"'];
const INTS = ["0", "1", "2", "3", "-1", "7", "0x1F", "'a'", "1_000", "0b101", "0o17"];
const FLOATS = ["1.5", "2.5e3", "0.1", "-3.25", "1e6", "1e21", "0x1p-2"];
const FROM_ROOT: Readonly<Record<Kind, readonly string[]>> = {
  string: [
    "Text",
    "Empty",
    "Pointer.Name",
    "Struct.Name",
    "Data.s",
    "Data.u",
    "Data.html",
    "Labels.app",
    "Method",
    "Data.m.b",
  ],
  int: ["Int", "Small", "Unsigned", "Data.n", "Data.neg", "Data.zero", "Pointer.Port", "Struct.Port", "Mode"],
  float: ["Float", "Data.f", "Data.big", "Any", "Wait.Seconds"],
  bool: ["Yes", "Data.t", "Data.no"],
  list: ["List", "NilList", "Array", "Bytes", "Data.l", "Data.nums", "Data.strs", "Data.el"],
  map: ["Labels", "NilMap", "ByNumber", "Data.m", "Data.empty", "Data.m.c"],
  sample: ["Struct"],
  any: [
    "NilAny",
    "Any",
    "Data.nil",
    "Data.missing",
    "Data.m.nil",
    "NilPointer",
    "Data.l",
    "Labels.missing",
    "Data.s.x",
  ],
};
const WILD = [
  "nil",
  "true",
  ".Nope",
  ".Data.s.x",
  ".",
  ".NilPointer.Name",
  ".Struct.Greet",
  ".hidden",
  "1i",
  "2+3i",
  "1e400",
];
const FUNCTIONS = [
  "and",
  "or",
  "not",
  "len",
  "index",
  "slice",
  "print",
  "printf",
  "println",
  "html",
  "js",
  "urlquery",
  "call",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
];
const FORMATS = [
  "%v",
  "%d",
  "%s",
  "%q",
  "%x",
  "%5d|",
  "%-6v|",
  "%05.1f",
  "%T",
  "%+v",
  "%#v",
  "%t",
  "%c",
  "%U",
  "%e",
  "%g",
  "%08b",
  "%o",
  "%X",
  "% x",
  "%.2s",
  "%6.2f",
  "%%",
  "%[2]v %[1]v",
  "%*d",
  "%!",
  "%z",
];

/** An expression that may stand as an argument. */
export function argument(context: Context, kind: Kind, depth: number): string {
  const { random } = context;
  if (random.chance(context.wild)) {
    return random.chance(0.5)
      ? wildAtom(context)
      : argument(context, random.pick(["string", "int", "bool", "list", "map", "any"]), depth - 1);
  }
  if (depth <= 0 || random.chance(0.55)) {
    return atom(context, kind);
  }
  const text = call(context, kind, depth - 1);
  return /[ |]/.test(text) ? `(${text})` : text;
}

/** The sample itself is left out: it prints addresses. */
function wildAtom(context: Context): string {
  const text = context.random.pick(WILD);
  return text === "." && context.dot === "sample" ? ".Data" : text;
}

function atom(context: Context, kind: Kind): string {
  const { random } = context;
  const fitting = context.variables.filter((variable) => variable.kind === kind);
  if (fitting.length > 0 && random.chance(0.4)) {
    return random.pick(fitting).name;
  }
  if (context.dot === kind && kind !== "sample" && random.chance(0.4)) {
    return ".";
  }
  if (random.chance(0.45)) {
    const constant = literal(random, kind);
    if (constant !== undefined) {
      return constant;
    }
  }
  return fromRoot(context, kind);
}

function fromRoot(context: Context, kind: Kind): string {
  const path = context.random.pick(FROM_ROOT[kind]);
  if (path === "") {
    return context.dot === "sample" ? "." : "$";
  }
  return context.dot === "sample" && context.random.chance(0.7) ? `.${path}` : `$.${path}`;
}

function literal(random: Random, kind: Kind): string | undefined {
  switch (kind) {
    case "string":
      return random.pick(STRINGS);
    case "int":
      return random.pick(INTS);
    case "float":
      return random.pick(FLOATS);
    case "bool":
      return random.pick(["true", "false"]);
    default:
      return undefined;
  }
}

/** A command of a pipeline: a call, mostly. */
export function call(context: Context, kind: Kind, depth: number): string {
  const { random } = context;
  if (random.chance(context.wild)) {
    const count = random.below(4);
    const args = Array.from({ length: count }, () => argument(context, "any", depth));
    return [random.pick(FUNCTIONS), ...args].join(" ");
  }
  switch (kind) {
    case "string":
      return stringCall(context, depth);
    case "int":
      return intCall(context, depth);
    case "bool":
      return boolCall(context, depth);
    case "any":
      return anyCall(context, depth);
    default:
      return atom(context, kind);
  }
}

function stringCall(context: Context, depth: number): string {
  const { random } = context;
  const any = () => argument(context, random.pick(["string", "int", "float", "bool", "list", "map", "any"]), depth);
  switch (random.below(9)) {
    case 8:
      return `${random.pick(["print", 'printf "%v"', 'printf "%d"', 'printf "%s"', 'printf "%10v|"'])} $.${random.pick(["Wait", "Mode", "Pointer", "Struct"])}`;
    case 0:
      return `print ${any()} ${any()}`;
    case 1:
      return `printf "${random.pick(FORMATS)}" ${any()}`;
    case 2:
      return `printf "${random.pick(FORMATS)} ${random.pick(FORMATS)}" ${any()} ${any()}`;
    case 3:
      return `${random.pick(["html", "js", "urlquery"])} ${any()}`;
    case 4:
      return `$.Pointer.Greet ${argument(context, "string", depth)}`;
    case 5:
      return `slice ${argument(context, "string", depth)} ${random.pick(["0", "1 2", "0 1"])}`;
    case 6:
      return `${argument(context, "string", depth)} | ${random.pick(["html", "js", "urlquery", "print", "println", 'printf "%q"', 'printf "%5s|%v" "a"'])}`;
    default:
      return `index $.List ${random.pick(["0", "1", "2"])}`;
  }
}

function intCall(context: Context, depth: number): string {
  const { random } = context;
  switch (random.below(5)) {
    case 0:
      return `len ${argument(context, random.pick(["string", "list", "map"]), depth)}`;
    case 1:
      return `call $.Add ${argument(context, "int", 0)} ${argument(context, "int", depth)}`;
    case 2:
      return `index $.Data.nums ${random.pick(["0", "1", "2"])}`;
    case 3:
      return `index "abc" ${random.pick(["0", "1", "2"])}`;
    default:
      return `index $.Data.m.c.d ${random.pick(["0", "1"])}`;
  }
}

function boolCall(context: Context, depth: number): string {
  const { random } = context;
  const kind = random.pick<Kind>(["int", "int", "string", "float"]);
  const one = () => argument(context, kind, depth);
  switch (random.below(5)) {
    case 0:
      return `not ${argument(context, "any", depth)}`;
    case 1:
      return `${random.pick(["eq", "ne", "lt", "le", "gt", "ge"])} ${one()} ${one()}`;
    case 2:
      return `eq ${one()} ${one()} ${one()}`;
    case 3:
      return `${random.pick(["and", "or"])} ${argument(context, "bool", depth)} ${argument(context, "bool", depth)}`;
    default:
      return `${argument(context, "bool", depth)} | not`;
  }
}

function anyCall(context: Context, depth: number): string {
  const { random } = context;
  switch (random.below(5)) {
    case 0:
      return `${random.pick(["and", "or"])} ${argument(context, "any", depth)} ${argument(context, "string", depth)}`;
    case 1:
      return `index ${argument(context, "map", 0)} ${argument(context, "string", 0)}`;
    case 2:
      return `index $.Data.l ${random.below(6)}`;
    case 3:
      return `slice $.Array 0 1`;
    default:
      return `index $.ByNumber ${random.pick(["2", "3", "$.Int"])}`;
  }
}
