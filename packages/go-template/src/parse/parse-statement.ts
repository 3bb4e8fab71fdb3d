import type { Token } from "../lex/token.ts";
import type { BranchNode, CloseNode, ListNode, PipeNode, Statement, TemplateNode } from "./node.ts";
import { parsePipeline, stringNode } from "./parse-pipeline.ts";
import { Parser } from "./parser.ts";
import { printNode } from "./print-node.ts";
import { addTree } from "./trees.ts";

/** A list of statements and what closed it. */
export interface ClosedList {
  readonly list: ListNode;
  readonly close: CloseNode;
}

/** list = { statement } ( end | else ) */
export function parseList(parser: Parser): ClosedList {
  const { context } = parser;
  if (context.blocks >= context.maxNesting) {
    parser.fail(`blocks are nested deeper than ${context.maxNesting}`, "template-nesting");
  }
  context.blocks++;
  const list: ListNode = { kind: "list", position: parser.peekNonSpace().position, nodes: [] };
  while (parser.peekNonSpace().kind !== "eof") {
    const node = parseStatement(parser);
    if (node.kind === "end" || node.kind === "else") {
      context.blocks--;
      return { list, close: node };
    }
    list.nodes.push(node);
  }
  return parser.fail("unexpected EOF");
}

/** statement = text | action */
export function parseStatement(parser: Parser): Statement | CloseNode {
  const token = parser.nextNonSpace();
  if (token.kind === "text") {
    return { kind: "text", position: token.position, text: token.value };
  }
  if (token.kind !== "leftDelim") {
    return parser.unexpected(token, "input");
  }
  parser.actionLine = token.line;
  const node = parseAction(parser);
  parser.actionLine = 0;
  return node;
}

/** action = control | pipeline; the left delimiter is already read. */
function parseAction(parser: Parser): Statement | CloseNode {
  const token = parser.nextNonSpace();
  switch (token.kind) {
    case "block":
      return parseBlock(parser);
    case "break":
    case "continue":
      return parseJump(parser, token, token.kind);
    case "else":
      return parseElse(parser);
    case "end":
      return { kind: "end", position: parser.expect(["rightDelim"], "end").position };
    case "if":
    case "range":
    case "with":
      return parseBranch(parser, token.kind);
    case "template":
      return parseTemplateCall(parser);
    default: {
      parser.backup();
      const { position } = parser.peek();
      return { kind: "action", position, pipe: parsePipeline(parser, "command", "rightDelim") };
    }
  }
}

function parseJump(parser: Parser, token: Token, kind: "break" | "continue"): Statement {
  const next = parser.nextNonSpace();
  if (next.kind !== "rightDelim") {
    parser.unexpected(next, `{{${kind}}}`);
  }
  if (parser.rangeDepth === 0) {
    parser.fail(`{{${kind}}} outside {{range}}`);
  }
  return { kind, position: token.position };
}

/** "else" closes; what follows it in "else if" and "else with" is left for the branch to read. */
function parseElse(parser: Parser): CloseNode {
  const token = parser.peekNonSpace();
  if (token.kind === "if" || token.kind === "with") {
    return { kind: "else", position: token.position };
  }
  return { kind: "else", position: parser.expect(["rightDelim"], "else").position };
}

/** branch = pipeline list [ else list ] end; "else if" and "else with" nest a branch that shares its end. */
function parseBranch(parser: Parser, kind: BranchNode["kind"]): BranchNode {
  const mark = parser.markVariables();
  const pipe = parsePipeline(parser, kind, "rightDelim");
  const inRange = kind === "range" ? 1 : 0;
  parser.rangeDepth += inRange;
  const { list, close } = parseList(parser);
  parser.rangeDepth -= inRange;
  const elseList = close.kind === "else" ? parseElseList(parser, kind, close) : undefined;
  parser.popVariables(mark);
  return { kind, position: pipe.position, pipe, list, elseList };
}

function parseElseList(parser: Parser, kind: BranchNode["kind"], close: CloseNode): ListNode {
  if (kind !== "range" && parser.peek().kind === kind) {
    parser.next();
    return { kind: "list", position: close.position, nodes: [parseNestedBranch(parser, kind)] };
  }
  const otherwise = parseList(parser);
  if (otherwise.close.kind !== "end") {
    parser.fail(`expected end; found ${printNode(otherwise.close)}`);
  }
  return otherwise.list;
}

function parseNestedBranch(parser: Parser, kind: BranchNode["kind"]): BranchNode {
  const { context } = parser;
  if (context.blocks >= context.maxNesting) {
    parser.fail(`blocks are nested deeper than ${context.maxNesting}`, "template-nesting");
  }
  context.blocks++;
  const branch = parseBranch(parser, kind);
  context.blocks--;
  return branch;
}

/** template = name [ pipeline ] */
function parseTemplateCall(parser: Parser): TemplateNode {
  const context = "template clause";
  const token = parser.nextNonSpace();
  const name = parseName(parser, token, context);
  let pipe: PipeNode | undefined;
  if (parser.nextNonSpace().kind !== "rightDelim") {
    parser.backup();
    pipe = parsePipeline(parser, context, "rightDelim");
  }
  return { kind: "template", position: token.position, name, pipe };
}

/** block = name pipeline list end: a definition, and a call of it in the same place */
function parseBlock(parser: Parser): TemplateNode {
  const context = "block clause";
  const token = parser.nextNonSpace();
  const name = parseName(parser, token, context);
  const pipe = parsePipeline(parser, context, "rightDelim");
  const inner = new Parser(parser.context, name);
  const { list, close } = parseList(inner);
  if (close.kind !== "end") {
    parser.fail(`unexpected ${printNode(close)} in ${context}`);
  }
  addTree(inner, list);
  return { kind: "template", position: token.position, name, pipe };
}

function parseName(parser: Parser, token: Token, context: string): string {
  if (token.kind !== "string" && token.kind !== "rawString") {
    return parser.unexpected(token, context);
  }
  return stringNode(parser, token).text;
}
