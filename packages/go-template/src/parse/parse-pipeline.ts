import { quote, unquote } from "@outrigger/go-std/fmt";
import type { Token, TokenKind } from "../lex/token.ts";
import type { ChainNode, CommandNode, Operand, PipeNode, StringNode, VariableNode } from "./node.ts";
import { parseNumber } from "./parse-number.ts";
import type { Parser } from "./parser.ts";
import { printNode } from "./print-node.ts";

const OPERANDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "bool",
  "character",
  "complex",
  "dot",
  "field",
  "identifier",
  "leftParen",
  "nil",
  "number",
  "rawString",
  "string",
  "variable",
]);
const NOT_EXECUTABLE: ReadonlySet<Operand["kind"]> = new Set<Operand["kind"]>([
  "bool",
  "dot",
  "nil",
  "number",
  "string",
]);

/**
 * pipeline = [ declarations ] command { "|" command }
 *
 * @param context what the pipeline belongs to, for error texts
 * @param end the token that closes it
 */
export function parsePipeline(parser: Parser, context: string, end: TokenKind): PipeNode {
  const pipe: PipeNode = {
    kind: "pipe",
    position: parser.peekNonSpace().position,
    isAssign: false,
    declarations: [],
    commands: [],
  };
  parseDeclarations(parser, pipe, context);
  for (;;) {
    const token = parser.nextNonSpace();
    if (token.kind === end) {
      checkPipeline(parser, pipe, context);
      return pipe;
    }
    if (!OPERANDS.has(token.kind)) {
      return parser.unexpected(token, context);
    }
    parser.backup();
    pipe.commands.push(parseCommand(parser));
  }
}

/** declarations = variable [ "," variable ] ( ":=" | "=" ); two variables only for range. */
function parseDeclarations(parser: Parser, pipe: PipeNode, context: string): void {
  for (;;) {
    const variable = parser.peekNonSpace();
    if (variable.kind !== "variable") {
      return;
    }
    parser.next();
    // "$x foo" and "$x := foo" differ only after the blank, so up to three tokens are looked at and given back.
    const after = parser.peek();
    const sign = parser.peekNonSpace();
    if (sign.kind === "assign" || sign.kind === "declare") {
      pipe.isAssign = sign.kind === "assign";
      parser.nextNonSpace();
      addDeclaration(parser, pipe, variable);
      return;
    }
    if (sign.kind !== "other" || sign.value !== ",") {
      giveBack(parser, variable, after);
      return;
    }
    parser.nextNonSpace();
    addDeclaration(parser, pipe, variable);
    checkSecond(parser, pipe, context);
  }
}

function addDeclaration(parser: Parser, pipe: PipeNode, variable: Token): void {
  pipe.declarations.push(variableNode(variable.position, variable.value));
  parser.declare(variable.value);
}

function giveBack(parser: Parser, variable: Token, after: Token): void {
  if (after.kind === "space") {
    parser.backup3(variable, after);
  } else {
    parser.backup2(variable);
  }
}

function checkSecond(parser: Parser, pipe: PipeNode, context: string): void {
  if (context !== "range" || pipe.declarations.length >= 2) {
    parser.fail(`too many declarations in ${context}`);
  }
  const { kind } = parser.peekNonSpace();
  if (kind !== "variable" && kind !== "rightDelim" && kind !== "rightParen") {
    parser.fail("range can only initialize variables");
  }
}

function checkPipeline(parser: Parser, pipe: PipeNode, context: string): void {
  if (pipe.commands.length === 0) {
    parser.fail(`missing value for ${context}`);
  }
  for (const [index, command] of pipe.commands.entries()) {
    const [first] = command.args;
    if (index > 0 && first !== undefined && NOT_EXECUTABLE.has(first.kind)) {
      parser.fail(`non executable command in pipeline stage ${index + 1}`);
    }
  }
}

/** command = operand { space operand } */
function parseCommand(parser: Parser): CommandNode {
  const command: CommandNode = { kind: "command", position: parser.peekNonSpace().position, args: [] };
  for (;;) {
    parser.peekNonSpace();
    const operand = parseOperand(parser);
    if (operand !== undefined) {
      command.args.push(operand);
    }
    const token = parser.next();
    if (token.kind === "space") {
      continue;
    }
    if (token.kind === "rightDelim" || token.kind === "rightParen") {
      parser.backup();
    } else if (token.kind !== "pipe") {
      parser.unexpected(token, "operand");
    }
    break;
  }
  if (command.args.length === 0) {
    parser.fail("empty command");
  }
  return command;
}

/** operand = term { field } */
function parseOperand(parser: Parser): Operand | undefined {
  const term = parseTerm(parser);
  if (term === undefined || parser.peek().kind !== "field") {
    return term;
  }
  const { position } = parser.peek();
  const names: string[] = [];
  while (parser.peek().kind === "field") {
    names.push(parser.next().value.slice(1));
  }
  switch (term.kind) {
    case "field":
    case "variable":
      return { ...term, position, names: [...term.names, ...names] };
    case "bool":
    case "string":
    case "number":
    case "nil":
    case "dot":
      return parser.fail(`unexpected . after term ${quote(printNode(term))}`);
    default: {
      const chain: ChainNode = { kind: "chain", position, base: term, names };
      return chain;
    }
  }
}

/** term = literal | function | "." | field | variable | "(" pipeline ")" */
function parseTerm(parser: Parser): Operand | undefined {
  const token = parser.nextNonSpace();
  const { position, value } = token;
  switch (token.kind) {
    case "identifier":
      return parser.context.hasFunction(value)
        ? { kind: "identifier", position, name: value }
        : parser.fail(`function ${quote(value)} not defined`);
    case "dot":
    case "nil":
      return { kind: token.kind, position };
    case "variable":
      return useVariable(parser, token);
    case "field":
      return { kind: "field", position, names: [value.slice(1)] };
    case "bool":
      return { kind: "bool", position, value: value === "true" };
    case "character":
    case "complex":
    case "number": {
      const kinds = parseNumber(value, token.kind);
      return typeof kinds === "string" ? parser.fail(kinds) : { kind: "number", position, text: value, ...kinds };
    }
    case "leftParen":
      return parseParens(parser);
    case "string":
    case "rawString":
      return stringNode(parser, token);
    default:
      parser.backup();
      return undefined;
  }
}

function parseParens(parser: Parser): PipeNode {
  if (parser.parenDepth >= parser.context.maxNesting) {
    parser.fail("max expression depth exceeded", "template-nesting");
  }
  parser.parenDepth++;
  const pipe = parsePipeline(parser, "parenthesized pipeline", "rightParen");
  parser.parenDepth--;
  return pipe;
}

function useVariable(parser: Parser, token: Token): VariableNode {
  const node = variableNode(token.position, token.value);
  const [name = ""] = node.names;
  return parser.isDeclared(name) ? node : parser.fail(`undefined variable ${quote(name)}`);
}

function variableNode(position: number, text: string): VariableNode {
  return { kind: "variable", position, names: [text] };
}

/** The constant of a string token, its escapes resolved. */
export function stringNode(parser: Parser, token: Token): StringNode {
  const text = unquote(token.value);
  return text === undefined
    ? parser.fail("invalid syntax")
    : { kind: "string", position: token.position, quoted: token.value, text };
}
